#ifndef CFP_CYTNEF_SHIM_H
#define CFP_CYTNEF_SHIM_H
#include <ytnef.h>
#endif
