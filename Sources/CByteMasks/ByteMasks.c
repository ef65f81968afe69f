#include "ByteMasks.h"
