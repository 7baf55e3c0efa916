#include "CVectorMath.h"
/* The package manager wants a source file; everything is inline in the header. */
