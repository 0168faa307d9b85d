#ifndef CFP_CETPAN_SHIM_H
#define CFP_CETPAN_SHIM_H
#include <libetpan/mailimf.h>
#include <libetpan/mailmime.h>
#include <libetpan/mmapstring.h>
#endif
