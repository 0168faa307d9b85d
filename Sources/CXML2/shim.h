#ifndef CFP_CXML2_SHIM_H
#define CFP_CXML2_SHIM_H
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#endif
