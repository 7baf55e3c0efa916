/* Triple collisions of the set (1,1,1), summed to Q(g, g) for g = k^3: the C that the Swift is held against.
 *
 * usage: triple SAMPLES SEED
 * build: cc -O3 -march=native triple.c -lm, or with -ffast-math, which lets the compiler vectorize exp
 *
 * Written for speed: columns of 256 samples, loops that a compiler can vectorize, trigonometry by
 * addition theorems, the amplitude over one common denominator, the density read from a table. The
 * estimator is that of drag: a collision and its reverse share one sample.
 */
#include "triples.h"

static const double FERMI_ENERGY = 3.25;

static Density density;

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
  static Drawn drawn;
  static double su[BLOCK], cu[BLOCK], sv[BLOCK], cv[BLOCK];
  static double out0[BLOCK], out1[BLOCK], out2[BLOCK], e[6][BLOCK];
  static double d[9][BLOCK], value[9][BLOCK], numerator[BLOCK], scale[BLOCK];
  const double prefactor =
      1.0 / 72 * (2 * PI / 16) / (pow(2 * PI, 5) * sqrt(3.0));
  draw(&density, &density, &density, &drawn);
  const double *k0 = drawn.k[0], *k1 = drawn.k[1], *k2 = drawn.k[2];
  const double *amplitude = drawn.amplitude, *hu = drawn.hu, *hv = drawn.hv;
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
    double du = fabs(2 * hu[i] - THIRD * rint(2 * hu[i] / THIRD));
    double dv = fabs(2 * hv[i] - THIRD * rint(2 * hv[i] / THIRD));
    double angle = angle_density(du, dv, drawn.width[i]);
    double both = density_at(&density, k0[i]) * density_at(&density, k1[i]) * density_at(&density, k2[i])
                  + density_at(&density, out0[i]) * density_at(&density, out1[i]) * density_at(&density, out2[i]);
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

int main(int argc, char **argv) {
  make_density(&density, FERMI_ENERGY);
  make_terms();
  return run(argc, argv, BLOCK, contributions);
}
