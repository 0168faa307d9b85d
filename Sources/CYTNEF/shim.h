#ifndef CFP_CYTNEF_SHIM_H
#define CFP_CYTNEF_SHIM_H
/* ytnef.h needs these and does not say so. */
#include <stddef.h>
#include <stdio.h>
#include <ytnef.h>
#endif
