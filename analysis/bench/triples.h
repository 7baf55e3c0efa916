/* What the C programs of triple collisions share: proposals, random numbers, drawing, the main loop. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BLOCK = 256, STEPS = 2048, STARTS = 4 * STEPS };

static const double PI = 3.14159265358979323846, R = 0.86602540378443864676;
static const double THIRD = 2 * 3.14159265358979323846 / 3;
static const double LIMIT = 8.746427842267951;
/* Potentials are in proportion to exp(-2 q^2); and the angle below which scattering is soft. */
static const double LENGTH2 = 2.0, RANGE = 3.034854258770293;
static const double PEAKS = 0.6, UNIFORM_SHARE = 0.3;

/* A density that is constant on even steps, and its cumulative. */
typedef struct {
  double density[STEPS], below[STEPS + 1];
  int start[STARTS];
} Density;

static void make_density(Density *p, double fermi_energy) {
  double width = 2 * LIMIT / STEPS, window = 0, total = 0;
  static double zeta2[STEPS], target[STEPS];
  for (int i = 0; i < STEPS; i++) {
    double k = -LIMIT + (i + 0.5) * width, c = cosh((k * k / 2 - fermi_energy) / 2);
    zeta2[i] = 1 / (c * c);
    window += zeta2[i] * width;
  }
  for (int i = 0; i < STEPS; i++) {
    double k = -LIMIT + (i + 0.5) * width;
    target[i] = zeta2[i] / window + exp(-k * k) / sqrt(PI);
    total += target[i];
  }
  p->below[0] = 0;
  for (int i = 0; i < STEPS; i++) {
    double share = (1 - UNIFORM_SHARE) * target[i] / total + UNIFORM_SHARE / STEPS;
    p->density[i] = share / width;
    p->below[i + 1] = p->below[i] + share;
  }
  /* Above all that is drawn, so that no search leaves the table. */
  p->below[STEPS] = 1;
  for (int bin = 0, i = 0; bin < STARTS; bin++) {
    while (p->below[i + 1] <= (double)bin / STARTS) i++;
    p->start[bin] = i;
  }
}

static inline double draw_momentum(const Density *p, double u) {
  int i = p->start[(int)(u * STARTS)];
  /* One step without a branch; more are rare. */
  i += p->below[i + 1] <= u;
  while (p->below[i + 1] <= u) i++;
  return -LIMIT + i * (2 * LIMIT / STEPS) + (u - p->below[i]) / p->density[i];
}

static inline double density_at(const Density *p, double k) {
  double place = (k + LIMIT) * (STEPS / (2 * LIMIT));
  int inside = place >= 0 && place < STEPS;
  return inside ? p->density[(int)(inside ? place : 0)] : 0;
}

/* xoshiro256+ by Blackman and Vigna. */
static uint64_t state[4];

static void seed_generator(uint64_t seed) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (seed += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    state[i] = z ^ (z >> 31);
  }
}

static inline double uniform(void) {
  uint64_t result = state[0] + state[3], t = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= t;
  state[3] = (state[3] << 45) | (state[3] >> 19);
  return (double)(result >> 11) * 0x1p-53;
}

/* The width of the peaks of the final angle on a shell. */
static inline double peak_width(double amplitude) {
  double w = RANGE / (amplitude + 1e-30);
  return w < 1e-3 ? 1e-3 : w > 3 ? 3 : w;
}

/* The density of the final angle at distances from the nearest lines of u and v. */
static inline double angle_density(double du, double dv, double w) {
  double distances[6] = {du, THIRD - du, THIRD + du, dv, THIRD - dv, THIRD + dv}, peaks = 0;
  for (int n = 0; n < 6; n++) peaks += 1 / ((distances[n] + w) * (distances[n] + w));
  return (1 - PEAKS) / (2 * PI) + PEAKS / (12 * PI) * w * (PI + w) * peaks;
}

/* Drawn collisions: momenta, rho sqrt(2/3), the width of the peaks, and half of u and v. */
typedef struct { double k[3][BLOCK], amplitude[BLOCK], width[BLOCK], hu[BLOCK], hv[BLOCK]; } Drawn;

static inline void draw(const Density *leg0, const Density *leg1, const Density *leg2, Drawn *drawn) {
  static double choice[BLOCK], place[BLOCK], phi[BLOCK];
  for (int i = 0; i < BLOCK; i++) {
    drawn->k[0][i] = draw_momentum(leg0, uniform());
    drawn->k[1][i] = draw_momentum(leg1, uniform());
    drawn->k[2][i] = draw_momentum(leg2, uniform());
    choice[i] = uniform();
    place[i] = uniform();
  }
  for (int i = 0; i < BLOCK; i++) {
    double k0 = drawn->k[0][i], k1 = drawn->k[1][i], k2 = drawn->k[2][i];
    double x = (2 * k0 - k1 - k2) / 3, y = (k1 - k2) * (0.5 / R);
    drawn->amplitude[i] = sqrt(x * x + y * y);
    drawn->width[i] = peak_width(drawn->amplitude[i]);
    phi[i] = atan2(y, x);
  }
  /* The final angle: even, or at a peak of u or of v. */
  for (int i = 0; i < BLOCK; i++) {
    double s = 2 * place[i] - 1, t = PI * fabs(s), w = drawn->width[i];
    double offset = w * t / (PI + w - t);
    offset = s < 0 ? -offset : offset;
    double peak = choice[i] * (6 / PEAKS);
    int even = choice[i] >= PEAKS, on_v = peak >= 3;
    double line = floor(on_v ? peak - 3 : peak) * THIRD + offset;
    double u = even ? 2 * PI * place[i] : on_v ? line - 2 * phi[i] : line;
    drawn->hu[i] = u / 2;
    drawn->hv[i] = u / 2 + phi[i];
  }
}

static double processor_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Adds up contributions, `size` of them a call, and prints their mean as a JSON object. */
static int run(int argc, char **argv, int size, void (*contributions)(double *)) {
  if (argc != 3) { fprintf(stderr, "usage: %s SAMPLES SEED\n", argv[0]); return 64; }
  long calls = atol(argv[1]) / size;
  double sum = 0, squares = 0, *result = malloc((size_t)size * sizeof(double));
  seed_generator(strtoull(argv[2], NULL, 10));
  double begin = processor_seconds();
  for (long call = 0; call < calls; call++) {
    contributions(result);
    for (int i = 0; i < size; i++) {
      sum += result[i];
      squares += result[i] * result[i];
    }
  }
  double seconds = processor_seconds() - begin, n = (double)(calls * size), mean = sum / n;
  printf("{\"samples\": %ld, \"seconds\": %.6f, \"value\": %.15e, \"error\": %.6e}\n",
         calls * size, seconds, mean, sqrt((squares / n - mean * mean) / n));
  free(result);
  return 0;
}
