#include <libxml/xmlversion.h>

/* Where libxml2 is built with ICU, encoding.h brings in ICU's types, of which Foundation has its own: a module that imports
   both does not compile. What goes with them is the end of xmlCharEncodingHandler, of which nothing is made or read here. */
#undef LIBXML_ICU_ENABLED

#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* libxml2 keeps the handler of errors that belong to no parser in thread-local macros, which Swift cannot see. */

static inline xmlStructuredErrorFunc clibxml2_error_handler(void) { return xmlStructuredError; }

static inline void *clibxml2_error_context(void) { return xmlStructuredErrorContext; }

/* xmlFree is a variable of libxml2's, which Swift takes for shared mutable state. */

static inline void clibxml2_free(void *memory) { xmlFree(memory); }
