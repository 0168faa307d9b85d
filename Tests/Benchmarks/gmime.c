/* Reads every message of an mbox with GMime and decodes its parts: text to UTF-8, the rest to
   octets. Prints how many messages, octets of text and octets of other parts that were.
     cc -O2 gmime.c $(pkg-config --cflags --libs gmime-3.0) -o gmime && ./gmime MBOX */
#include <fcntl.h>
#include <gmime/gmime.h>
#include <stdio.h>

static gint64 messages, text_octets, other_octets;

static void decode(GMimeObject *parent, GMimeObject *object, gpointer data) {
  (void)parent, (void)data;
  if (GMIME_IS_TEXT_PART(object)) {
    char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(object));
    if (text) text_octets += strlen(text);
    g_free(text);
  } else if (GMIME_IS_PART(object)) {
    GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(object));
    GMimeStream *stream = g_mime_stream_mem_new();
    if (content) g_mime_data_wrapper_write_to_stream(content, stream);
    other_octets += g_mime_stream_length(stream);
    g_object_unref(stream);
  }
}

int main(int count, char **words) {
  int file = count == 2 ? open(words[1], O_RDONLY) : -1;
  if (file < 0) return fprintf(stderr, "usage: gmime MBOX\n"), 64;
  g_mime_init();
  GMimeParser *parser = g_mime_parser_new_with_stream(g_mime_stream_fs_new(file));
  g_mime_parser_set_format(parser, GMIME_FORMAT_MBOX);
  while (!g_mime_parser_eos(parser)) {
    GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
    if (!message) continue;
    messages++;
    g_mime_message_foreach(message, decode, NULL);
    g_object_unref(message);
  }
  printf("%ld messages %ld octets of text %ld octets of parts\n", (long)messages,
         (long)text_octets, (long)other_octets);
  return 0;
}
