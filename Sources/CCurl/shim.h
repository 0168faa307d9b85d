#ifndef CFP_CCURL_SHIM_H
#define CFP_CCURL_SHIM_H
/* Its checks of argument types are for the variadic calls below, each of which has one type. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo take any argument, which Swift will not call. */
static inline CURLcode cfp_curl_set_number(CURL *curl, CURLoption option, long value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode cfp_curl_set_size(CURL *curl, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode cfp_curl_set_text(CURL *curl, CURLoption option, const char *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode cfp_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(curl, option, value);
}
static inline CURLcode cfp_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
  return curl_easy_setopt(curl, option, value);
}
typedef size_t (*cfp_curl_callback)(char *octets, size_t size, size_t count, void *context);
static inline CURLcode cfp_curl_set_callback(CURL *curl, CURLoption option, cfp_curl_callback call) {
  return curl_easy_setopt(curl, option, call);
}
static inline CURLcode cfp_curl_get_number(CURL *curl, CURLINFO info, long *value) {
  return curl_easy_getinfo(curl, info, value);
}
#endif
