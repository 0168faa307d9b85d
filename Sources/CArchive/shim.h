#ifndef CFP_CARCHIVE_SHIM_H
#define CFP_CARCHIVE_SHIM_H
#include <archive.h>
#include <archive_entry.h>
#endif
