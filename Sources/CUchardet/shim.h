#ifndef CFP_CUCHARDET_SHIM_H
#define CFP_CUCHARDET_SHIM_H
#include <uchardet/uchardet.h>
#endif
