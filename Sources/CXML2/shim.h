#ifndef CFP_CXML2_SHIM_H
#define CFP_CXML2_SHIM_H
#include <libxml/xmlversion.h>
/* Debian's libxml2 shows ICU's types in its headers, and Foundation has others of the same
   names: one Swift module cannot import both. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#endif
