#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* simdjson, used as a C++ program would: one parser and one padded buffer for many responses. */
typedef struct simdjson_peer simdjson_peer;

/* Copies the bytes. */
simdjson_peer *_Nonnull simdjson_peer_create(const uint8_t *_Nonnull bytes, size_t count);
void simdjson_peer_destroy(simdjson_peer *_Nonnull peer);

/* Adds a JSON Pointer (RFC 6901) to look up. */
void simdjson_peer_add(simdjson_peer *_Nonnull peer, const char *_Nonnull pointer);

/* Parses the whole response to a tree, follows each pointer and keeps a copy of what it found. */
bool simdjson_peer_find_dom(simdjson_peer *_Nonnull peer);

/* Finds the same in one pass, as far as the last value that is wanted; what is skipped is not checked. */
bool simdjson_peer_find_on_demand(simdjson_peer *_Nonnull peer);

/* What a pointer found last; NULL for nothing. */
const char *_Nullable simdjson_peer_value(const simdjson_peer *_Nonnull peer, size_t index);

#ifdef __cplusplus
}
#endif
