#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* libxml2's own parse and XPath, used as a C program would. */
typedef struct xml_peer xml_peer;

/* Copies the bytes. */
xml_peer *_Nonnull xml_peer_create(const uint8_t *_Nonnull bytes, size_t count);
void xml_peer_destroy(xml_peer *_Nonnull peer);

/* Adds an XPath to look up. */
void xml_peer_add(xml_peer *_Nonnull peer, const char *_Nonnull path);

/* Parses the bytes, evaluates each path and keeps a copy of what it found. */
bool xml_peer_find(xml_peer *_Nonnull peer);

/* What a path found last; NULL for nothing. */
const char *_Nullable xml_peer_value(const xml_peer *_Nonnull peer, size_t index);

/* Parses a text that ends with NUL through a parser of its own, with handlers that do nothing; whether it is well-formed. */
bool xml_sax_parse(const char *_Nonnull document);
