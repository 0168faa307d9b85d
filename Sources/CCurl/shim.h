#ifndef CFP_CCURL_SHIM_H
#define CFP_CCURL_SHIM_H
/* Its checks of argument types are for the variadic calls below, each of which has one type. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdbool.h>

/* libcurl's functions, by its own names for them.

   They are looked up when the first mail goes out by SMTP. A program that is linked to libcurl loads LDAP,
   Kerberos and SSH at every start, which takes longer than all the rest of its libraries. */
struct cfp_curl {
  __typeof__(&curl_global_init) global_init;
  __typeof__(&curl_easy_init) easy_init;
  __typeof__(&curl_easy_cleanup) easy_cleanup;
  __typeof__(&curl_easy_perform) easy_perform;
  __typeof__(&curl_easy_strerror) easy_strerror;
  __typeof__(&curl_easy_setopt) easy_setopt;
  __typeof__(&curl_easy_getinfo) easy_getinfo;
  __typeof__(&curl_slist_append) slist_append;
  __typeof__(&curl_slist_free_all) slist_free_all;
};

/* Looks all of them up; false where the library is not there, or has not all of them. */
static inline bool cfp_curl_load(struct cfp_curl *curl, const char *library) {
  void *opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!opened) return false;
#define CFP_CURL_FIND(name) \
  ((curl->name = (__typeof__(curl->name))dlsym(opened, "curl_" #name)) != NULL)
  return CFP_CURL_FIND(global_init) && CFP_CURL_FIND(easy_init) && CFP_CURL_FIND(easy_cleanup)
      && CFP_CURL_FIND(easy_perform) && CFP_CURL_FIND(easy_strerror)
      && CFP_CURL_FIND(easy_setopt) && CFP_CURL_FIND(easy_getinfo)
      && CFP_CURL_FIND(slist_append) && CFP_CURL_FIND(slist_free_all);
#undef CFP_CURL_FIND
}

/* curl_easy_setopt and curl_easy_getinfo take any argument, which Swift will not call. */
typedef size_t (*cfp_curl_callback)(char *octets, size_t size, size_t count, void *context);
#define CFP_CURL_SET(kind, type) \
  static inline CURLcode cfp_curl_set_##kind( \
      struct cfp_curl curl, CURL *handle, CURLoption option, type value) { \
    return curl.easy_setopt(handle, option, value); \
  }
CFP_CURL_SET(number, long)
CFP_CURL_SET(size, curl_off_t)
CFP_CURL_SET(text, const char *)
CFP_CURL_SET(list, struct curl_slist *)
CFP_CURL_SET(pointer, void *)
CFP_CURL_SET(callback, cfp_curl_callback)
#undef CFP_CURL_SET
static inline CURLcode cfp_curl_get_number(
    struct cfp_curl curl, CURL *handle, CURLINFO info, long *value) {
  return curl.easy_getinfo(handle, info, value);
}
#endif
