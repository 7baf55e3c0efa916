/* The peak of one core in double precision: independent chains of fused multiplications and additions.
 *
 * build: cc -O3 -march=native -ffp-contract=fast peak.c
 */
#include <stdio.h>
#include <time.h>

#if defined(__AVX512F__)
typedef double lanes __attribute__((vector_size(64)));
#elif defined(__AVX__)
typedef double lanes __attribute__((vector_size(32)));
#else
typedef double lanes __attribute__((vector_size(16)));
#endif

/* More chains than latency times issue rate; fewer than there are registers. */
enum { CHAINS = 12, STEPS = 4000000 };

int main(void) {
  lanes sums[CHAINS], factor = {0}, term = {0};
  factor += 0.999999;
  term += 1e-6;
  for (int c = 0; c < CHAINS; c++) sums[c] = factor * (c + 1);
  double best = 0;
  for (int round = 0; round < 20; round++) {
    struct timespec begin, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    for (int step = 0; step < STEPS / 20; step++) {
#pragma GCC unroll 12
      for (int c = 0; c < CHAINS; c++) sums[c] = sums[c] * factor + term;
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    double seconds = (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec);
    double flops = 2.0 * CHAINS * (STEPS / 20) * (double)(sizeof(lanes) / sizeof(double)) / seconds;
    if (flops > best) best = flops;
  }
  double keep = 0;
  for (int c = 0; c < CHAINS; c++) keep += sums[c][0];
  printf("{\"flops_per_second\": %.6e, \"lanes\": %d, \"kept\": %g}\n", best,
         (int)(sizeof(lanes) / sizeof(double)), keep);
  return 0;
}
