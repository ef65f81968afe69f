#include <stddef.h>

/* How often the program has asked for memory from the heap. */
size_t allocation_count(void);
