#ifndef CFP_CGNUTLS_SHIM_H
#define CFP_CGNUTLS_SHIM_H
#include <gnutls/gnutls.h>
#include <gnutls/crypto.h>
#endif
