#pragma once

// What the GNU C library says about its heap, which its module for Swift leaves out.
#ifdef __linux__
#include <malloc.h>
#endif
