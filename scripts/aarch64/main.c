/* Prints what the vector functions answer, as bits: number of the function, of the argument, the answer. */
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { count = 4096 };

bool drag_kernel(int32_t number, intptr_t count, const double *x, const double *y, const double *table, double *result);

/* Numbers from -24 to 24 that are the same everywhere. */
static double next(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return ((double)(*state >> 11) * 0x1p-53 - 0.5) * 48;
}

int main(void) {
  static double x[count], y[count], table[104], result[count];
  uint64_t state = 1;
  for (int i = 0; i < count; i++) {
    x[i] = next(&state);
    y[i] = next(&state);
  }
  for (int i = 0; i < 104; i++) table[i] = next(&state);
  /* Signs of zero, and what is next to it. */
  const double edges[8] = {0.0, -0.0, 0x1p-1022, -0x1p-1022, 1, -1, 23.99, -23.99};
  memcpy(x, edges, sizeof edges);
  for (int32_t number = 0; drag_kernel(number, count, x, y, table, result); number++)
    for (int i = 0; i < count; i++) {
      uint64_t bits;
      memcpy(&bits, &result[i], sizeof bits);
      printf("%d %d %016" PRIx64 "\n", (int)number, i, bits);
    }
  return 0;
}
