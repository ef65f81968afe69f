#include "CXMLPeer.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>

enum { path_limit = 16 };

struct xml_peer {
  char *bytes;
  size_t count;
  xmlChar *paths[path_limit];
  xmlChar *values[path_limit];
  size_t path_count;
};

xml_peer *xml_peer_create(const uint8_t *bytes, size_t count) {
  xmlInitParser();
  xml_peer *peer = calloc(1, sizeof *peer);
  peer->bytes = malloc(count);
  peer->count = count;
  memcpy(peer->bytes, bytes, count);
  return peer;
}

void xml_peer_destroy(xml_peer *peer) {
  for (size_t index = 0; index < peer->path_count; index++) {
    xmlFree(peer->paths[index]);
    xmlFree(peer->values[index]);
  }
  free(peer->bytes);
  free(peer);
}

void xml_peer_add(xml_peer *peer, const char *path) {
  if (peer->path_count == path_limit) abort();
  peer->paths[peer->path_count++] = xmlCharStrdup(path);
}

bool xml_peer_find(xml_peer *peer) {
  xmlDocPtr document = xmlReadMemory(
      peer->bytes, (int)peer->count, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (!document) return false;
  xmlXPathContextPtr context = xmlXPathNewContext(document);
  for (size_t index = 0; index < peer->path_count; index++) {
    xmlFree(peer->values[index]);
    xmlXPathObjectPtr result = xmlXPathEval(peer->paths[index], context);
    bool is_nothing = !result || (result->type == XPATH_NODESET && xmlXPathNodeSetIsEmpty(result->nodesetval));
    peer->values[index] = is_nothing ? NULL : xmlXPathCastToString(result);
    xmlXPathFreeObject(result);
  }
  xmlXPathFreeContext(context);
  xmlFreeDoc(document);
  return true;
}

const char *xml_peer_value(const xml_peer *peer, size_t index) { return (const char *)peer->values[index]; }

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                  const xmlChar **namespaces, int attribute_count, int default_count, const xmlChar **attributes) {}
static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void text(void *context, const xmlChar *characters, int count) {}
static void comment(void *context, const xmlChar *characters) {}
static void instruction(void *context, const xmlChar *target, const xmlChar *data) {}

bool xml_sax_parse(const char *document) {
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (!context) return false;
  *context->sax = (xmlSAXHandler){
      .initialized = XML_SAX2_MAGIC,
      .startElementNs = start,
      .endElementNs = end,
      .characters = text,
      .ignorableWhitespace = text,
      .cdataBlock = text,
      .comment = comment,
      .processingInstruction = instruction,
  };
  xmlParserInputPtr input = xmlNewStringInputStream(context, (const xmlChar *)document);
  if (input && inputPush(context, input) >= 0) xmlParseDocument(context);
  bool is_well_formed = context->wellFormed;
  xmlFreeParserCtxt(context);
  return is_well_formed;
}
