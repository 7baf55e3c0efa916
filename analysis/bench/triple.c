/* Triple collisions of the set (1,1,1), summed to Q(g, g) for g = k^3: the C that the Swift is held against.
 *
 * usage: triple SAMPLES SEED
 * build: cc -O3 -march=native triple.c -lm, or with -ffast-math, which lets the compiler vectorize exp
 *
 * Written for speed: columns of 256 samples, loops that a compiler can vectorize, trigonometry by
 * addition theorems, the amplitude over one common denominator, the density read from a table. The
 * estimator is that of drag: a collision and its reverse share one sample.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BLOCK = 256, STEPS = 2048 };

static const double PI = 3.14159265358979323846, R = 0.86602540378443864676;
static const double FERMI_ENERGY = 3.25, LIMIT = 8.746427842267951;
/* V(q) = exp(-2 q^2), and the angle below which scattering is soft. */
static const double LENGTH2 = 2.0, RANGE = 3.034854258770293;
static const double PEAKS = 0.6, UNIFORM_SHARE = 0.3;

/* A density that is constant on even steps, and its cumulative. */
static double density[STEPS], below[STEPS + 1];
static int start[STEPS];

static double zeta(double k) { return 1 / cosh((k * k / 2 - FERMI_ENERGY) / 2); }

static void make_density(void) {
  double width = 2 * LIMIT / STEPS, window = 0, total = 0;
  static double target[STEPS];
  for (int i = 0; i < STEPS; i++) {
    double k = -LIMIT + (i + 0.5) * width;
    window += zeta(k) * zeta(k) * width;
  }
  for (int i = 0; i < STEPS; i++) {
    double k = -LIMIT + (i + 0.5) * width;
    target[i] = zeta(k) * zeta(k) / window + exp(-k * k) / sqrt(PI);
    total += target[i];
  }
  for (int i = 0; i < STEPS; i++) {
    double p = (1 - UNIFORM_SHARE) * target[i] / total + UNIFORM_SHARE / STEPS;
    density[i] = p / width;
    below[i + 1] = below[i] + p;
  }
  for (int bin = 0, i = 0; bin < STEPS; bin++) {
    while (i + 1 < STEPS && below[i + 1] <= (double)bin / STEPS) i++;
    start[bin] = i;
  }
}

static double draw_momentum(double u) {
  int i = start[(int)(u * STEPS)];
  while (i + 1 < STEPS && below[i + 1] <= u) i++;
  return -LIMIT + i * (2 * LIMIT / STEPS) + (u - below[i]) / density[i];
}

static inline double density_at(double k) {
  double place = (k + LIMIT) * (STEPS / (2 * LIMIT));
  int inside = place >= 0 && place < STEPS;
  return inside ? density[(int)(inside ? place : 0)] : 0;
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

typedef struct { int v1, v2, d; double sign; } Term;

/* The 18 terms of N = sum of +- V_v1 V_v2 d over the common denominator; pairs are numbered 3 a + b. */
static int line_u[9], line_v[9];
static double sign_of[9];
static Term terms[18];

static int line_of(double angle, double *sign) {
  for (int line = 0; line < 3; line++) {
    double half = cos((angle - (line == 2 ? -1 : line) * 2 * PI / 3) / 2);
    if (fabs(fabs(half) - 1) < 1e-9) { *sign *= half > 0 ? 1 : -1; return line; }
  }
  abort();
}

static void make_terms(void) {
  static const int orders[6][3] = {{0, 1, 2}, {1, 0, 2}, {2, 1, 0}, {0, 2, 1}, {1, 2, 0}, {2, 0, 1}};
  const double c[3] = {0, 2 * PI / 3, -2 * PI / 3};
  for (int pair = 0; pair < 9; pair++) {
    sign_of[pair] = 1;
    line_u[pair] = line_of(c[pair / 3] - c[pair % 3], &sign_of[pair]);
    line_v[pair] = line_of(c[pair / 3] + c[pair % 3], &sign_of[pair]);
  }
  for (int n = 0; n < 18; n++) {
    const int *p = orders[n / 3], b = n % 3, a = (b + 1) % 3, e = (b + 2) % 3;
    int x = 3 * p[a] + b, y = 3 * p[e] + b, rest = 0;
    while (line_u[rest] != 3 - line_u[x] - line_u[y] || line_v[rest] != 3 - line_v[x] - line_v[y]) rest++;
    double parity = n / 3 == 0 || n / 3 > 3 ? 1 : -1;
    terms[n] = (Term){3 * p[a] + a, 3 * p[e] + e, rest, parity * sign_of[x] * sign_of[y] * sign_of[rest]};
  }
}

/* Contributions w (D g)^2 of a block of samples. */
static void contributions(double *restrict result) {
  static double k0[BLOCK], k1[BLOCK], k2[BLOCK], choice[BLOCK], place[BLOCK];
  static double amplitude[BLOCK], width[BLOCK], phi[BLOCK], hu[BLOCK], hv[BLOCK];
  static double su[BLOCK], cu[BLOCK], sv[BLOCK], cv[BLOCK];
  static double out0[BLOCK], out1[BLOCK], out2[BLOCK], e[6][BLOCK];
  static double d[9][BLOCK], value[9][BLOCK], numerator[BLOCK], scale[BLOCK];
  const double third = 2 * PI / 3;
  const double prefactor =
      1.0 / 72 * (2 * PI / 16) / (pow(2 * PI, 5) * sqrt(3.0));
  for (int i = 0; i < BLOCK; i++) {
    k0[i] = draw_momentum(uniform());
    k1[i] = draw_momentum(uniform());
    k2[i] = draw_momentum(uniform());
    choice[i] = uniform();
    place[i] = uniform();
  }
  for (int i = 0; i < BLOCK; i++) {
    double x = (2 * k0[i] - k1[i] - k2[i]) / 3, y = (k1[i] - k2[i]) * (0.5 / R);
    amplitude[i] = sqrt(x * x + y * y);
    double w = RANGE / (amplitude[i] + 1e-30);
    width[i] = w < 1e-3 ? 1e-3 : w > 3 ? 3 : w;
    phi[i] = atan2(y, x);
  }
  /* The final angle: even, or at a peak of u or of v. */
  for (int i = 0; i < BLOCK; i++) {
    double s = 2 * place[i] - 1, t = PI * fabs(s), w = width[i];
    double offset = w * t / (PI + w - t);
    offset = s < 0 ? -offset : offset;
    double peak = choice[i] * (6 / PEAKS);
    int even = choice[i] >= PEAKS, on_v = peak >= 3;
    double line = floor(on_v ? peak - 3 : peak) * third + offset;
    double u = even ? 2 * PI * place[i] : on_v ? line - 2 * phi[i] : line;
    hu[i] = u / 2;
    hv[i] = u / 2 + phi[i];
  }
  for (int i = 0; i < BLOCK; i++) su[i] = sin(hu[i]);
  for (int i = 0; i < BLOCK; i++) cu[i] = cos(hu[i]);
  for (int i = 0; i < BLOCK; i++) sv[i] = sin(hv[i]);
  for (int i = 0; i < BLOCK; i++) cv[i] = cos(hv[i]);
  for (int i = 0; i < BLOCK; i++) {
    double x = amplitude[i] * (cu[i] * cv[i] - su[i] * sv[i]);
    double y = amplitude[i] * R * (su[i] * cv[i] + cu[i] * sv[i]);
    double centre = (k0[i] + k1[i] + k2[i]) / 3;
    out0[i] = centre + x;
    out1[i] = centre - x / 2 + y;
    out2[i] = centre - x / 2 - y;
    /* sin((u - line)/2) and the same for v; line 2 is -2pi/3. */
    double sines_u[3] = {su[i], 0.5 * su[i] - R * cu[i], 0.5 * su[i] + R * cu[i]};
    double sines_v[3] = {sv[i], 0.5 * sv[i] - R * cv[i], 0.5 * sv[i] + R * cv[i]};
    double a = -2 * amplitude[i];
    for (int pair = 0; pair < 9; pair++)
      d[pair][i] = a * sign_of[pair] * sines_u[line_u[pair]] * sines_v[line_v[pair]];
    double denominator =
        a * a * a * sines_u[0] * sines_u[1] * sines_u[2] * sines_v[0] * sines_v[1] * sines_v[2];
    double du = fabs(2 * hu[i] - third * rint(2 * hu[i] / third));
    double dv = fabs(2 * hv[i] - third * rint(2 * hv[i] / third));
    double w = width[i], peaks = 0;
    double distances[6] = {du, third - du, third + du, dv, third - dv, third + dv};
    for (int n = 0; n < 6; n++) peaks += 1 / ((distances[n] + w) * (distances[n] + w));
    double angle = (1 - PEAKS) / (2 * PI) + PEAKS / (12 * PI) * w * (PI + w) * peaks;
    double both = density_at(k0[i]) * density_at(k1[i]) * density_at(k2[i])
                  + density_at(out0[i]) * density_at(out1[i]) * density_at(out2[i]);
    scale[i] = 2 * prefactor / (denominator * denominator * both * angle);
  }
  for (int pair = 0; pair < 9; pair++)
    for (int i = 0; i < BLOCK; i++) value[pair][i] = exp(-LENGTH2 * d[pair][i] * d[pair][i]);
  const double *legs[6] = {k0, k1, k2, out0, out1, out2};
  for (int leg = 0; leg < 6; leg++)
    for (int i = 0; i < BLOCK; i++)
      e[leg][i] = exp(-fabs((legs[leg][i] * legs[leg][i] / 2 - FERMI_ENERGY) / 2));
  for (int i = 0; i < BLOCK; i++) numerator[i] = 0;
  for (int n = 0; n < 18; n++) {
    const double *v1 = value[terms[n].v1], *v2 = value[terms[n].v2], *dn = d[terms[n].d];
    double sign = terms[n].sign;
    for (int i = 0; i < BLOCK; i++) numerator[i] += sign * v1[i] * v2[i] * dn[i];
  }
  for (int i = 0; i < BLOCK; i++) {
    double top = e[0][i] * e[1][i] * e[2][i] * e[3][i] * e[4][i] * e[5][i], bottom = 1;
    for (int leg = 0; leg < 6; leg++) bottom *= 1 + e[leg][i] * e[leg][i];
    double difference = out0[i] * out0[i] * out0[i] + out1[i] * out1[i] * out1[i]
                        + out2[i] * out2[i] * out2[i] - k0[i] * k0[i] * k0[i]
                        - k1[i] * k1[i] * k1[i] - k2[i] * k2[i] * k2[i];
    result[i] = scale[i] * numerator[i] * numerator[i] * (64 * top / bottom) * difference * difference;
  }
}

static double processor_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 3) { fprintf(stderr, "usage: triple SAMPLES SEED\n"); return 64; }
  long blocks = atol(argv[1]) / BLOCK;
  double sum = 0, squares = 0;
  static double result[BLOCK];
  seed_generator(strtoull(argv[2], NULL, 10));
  make_density();
  make_terms();
  double begin = processor_seconds();
  for (long block = 0; block < blocks; block++) {
    contributions(result);
    for (int i = 0; i < BLOCK; i++) {
      sum += result[i];
      squares += result[i] * result[i];
    }
  }
  double seconds = processor_seconds() - begin, n = (double)(blocks * BLOCK), mean = sum / n;
  printf("{\"samples\": %ld, \"seconds\": %.6f, \"value\": %.15e, \"error\": %.6e}\n",
         blocks * BLOCK, seconds, mean, sqrt((squares / n - mean * mean) / n));
  return 0;
}
