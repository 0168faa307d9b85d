#ifndef CFP_CGNUTLS_SHIM_H
#define CFP_CGNUTLS_SHIM_H
#include <gnutls/gnutls.h>
#include <gnutls/crypto.h>
#include <gnutls/pkcs7.h>
/* gnutls_free is a variable, which Swift will not read. */
static inline void cfp_gnutls_free(void *memory) { gnutls_free(memory); }
#endif
