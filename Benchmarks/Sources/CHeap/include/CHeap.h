#include <stddef.h>

/// How many bytes of the heap are in use, whatever the C library keeps for later.
size_t heap_in_use(void);
