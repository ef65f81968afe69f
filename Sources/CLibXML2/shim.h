#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

/* libxml2 keeps the handler of errors that belong to no parser in thread-local macros, which Swift cannot see. */

static inline xmlStructuredErrorFunc clibxml2_error_handler(void) { return xmlStructuredError; }

static inline void *clibxml2_error_context(void) { return xmlStructuredErrorContext; }
