#ifndef CFP_CLINUX_SHIM_H
#define CFP_CLINUX_SHIM_H

/* What glibc's headers show to GNU sources only. */

extern int syncfs(int fd);

/* What its module leaves out. */

#include <malloc.h>
#endif
