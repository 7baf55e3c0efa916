/* Triple collisions of the set (1,1,2), summed to Q(g, g) for g = (k^3, -k^3): the finite part in C.
 *
 * usage: triple_mixed SAMPLES SEED
 * build: cc -O3 -march=native triple_mixed.c -lm, or with -ffast-math, which lets the compiler vectorize exp
 *
 * The estimator is that of drag: 36 points, both triples of momenta in other orders, forwards and backwards, make an orbit, the
 * double poles are subtracted at its residues, all over the density of its points. Written for speed: orbits stand in
 * columns, so that each loop is one that a compiler can vectorize.
 *
 * Points lie at (+-du, +-dv) around nine permutation points, of which four have all rows that differ. A row X, Y = 1, -1 or 0 is
 * a point at (X du, Y dv), or the residue on a line. It goes from the angle phi_c + (Y dv - X du)/2 to phi_c + (Y dv + X du)/2,
 * phi_c a multiple of a third of a circle. Turns by thirds and reflection of an angle put the three momenta there
 * in another order, and so does reflection of x with the three sines of u: the fifteen rows have but 12 momenta, at four
 * angles, and 15 potentials, which are computed once. The residue on lines of both, with like electrons of equal momentum, is zero.
 */
#include "triples.h"

/* Lines are 0, 1, 2 for 0, 2pi/3, -2pi/3, relative to the own line likewise; 3 is for a row on it. */
enum { OWN = 0, ON_LINE = 3 };
enum { ALPHA, BETA, HALF_V, HALF_U, ANGLES };

/* Steps of the table of g, which drag reads as well. */
enum { G_STEPS = 1024 };

static const double FERMI_ENERGY[2] = {3.25, 2.75}, GUARD = 3e-5;
/* The values of X and of Y: the first alone where nobody is carried across. */
static const int SIGNS[3] = {1, -1, 0};

static Density densities[2];

/* g of both wires as cubics on even steps of |k|, in powers of the place within a step. */
static double distribution[G_STEPS][2][4];

static double cubic(int wire, double k) { return wire == 0 ? k * k * k : -k * k * k; }
static double slope(int wire, double k) { return wire == 0 ? 3 * k * k : -3 * k * k; }

static void make_distribution(void) {
  const double step = LIMIT / G_STEPS;
  for (int i = 0; i < G_STEPS; i++)
    for (int wire = 0; wire < 2; wire++) {
      double a = cubic(wire, i * step), b = cubic(wire, (i + 1) * step);
      double da = slope(wire, i * step) * step, db = slope(wire, (i + 1) * step) * step;
      double *c = distribution[i][wire];
      c[0] = a;
      c[1] = da;
      c[2] = 3 * (b - a) - 2 * da - db;
      c[3] = 2 * (a - b) + da + db;
    }
}

typedef struct {
  int carries_u, carries_v;
  /* Thirds of a circle in phi_c. */
  int turn;
  /* The place among the incoming momenta of what leaves in wire 2, and places at the reflected angle. */
  int place, reflection[3];
  int relative_u[3], relative_v[3];
  double sign_u[3], sign_v[3];
} Cell;

enum { CELLS = 4 };
static Cell cells[CELLS];

static int third_of(int n) { return ((n % 3) + 3) % 3; }

/* Line p as seen from line m: sin((x + u_m - u_p)/2) = sign sin(x/2 + {0, pi/3, -pi/3}[relative]). */
static void relate(int m, int relative[3], double sign[3]) {
  static const int whole[3] = {0, 1, -1};
  for (int p = 0; p < 3; p++) {
    int d = whole[m] - whole[p];
    relative[p] = third_of(d);
    sign[p] = abs(d) == 2 ? -1 : 1;
  }
}

static void make_cells(void) {
  static const int lines[CELLS][2] = {{0, 1}, {1, 1}, {0, 0}, {1, 0}};
  for (int n = 0; n < CELLS; n++) {
    Cell *c = &cells[n];
    int m = lines[n][0], j = lines[n][1];
    /* Only u line 0, the identity, and v line 1, the exchange of like electrons, keep all in their wires. */
    c->carries_u = m != 0;
    c->carries_v = j != 1;
    c->turn = third_of(2 * (j - m));
    c->place = third_of(2 - m);
    for (int i = 0; i < 3; i++) c->reflection[i] = third_of(j - m - i);
    relate(m, c->relative_u, c->sign_u);
    relate(j, c->relative_v, c->sign_v);
  }
}

/* The number of a relative line in a row: reflected, or on the own line. */
static inline int reflected(int relative, int x) {
  return x == 1 ? relative : x == -1 ? third_of(-relative) : relative == OWN ? OWN : ON_LINE;
}

/* Orbits of one cell in columns, and what is computed about them. */
static double centre[BLOCK], amplitude[BLOCK], du[BLOCK], dv[BLOCK];
static double su[BLOCK], cu[BLOCK], sv[BLOCK], cv[BLOCK];
/* Sines of half the distance to the lines, by relative line; on the own line they are 0 and +-R. */
static double sines_u[3][BLOCK], sines_v[3][BLOCK], zeros[BLOCK], ones[BLOCK], roots[BLOCK];
static double k[ANGLES][3][BLOCK], h[ANGLES][3][BLOCK];
/* By the place of the momentum that is in wire 2: 1/product of 1 + h, and the sum of g. */
static double thermal[ANGLES][3][BLOCK], sums[ANGLES][3][BLOCK];
/* Which of these places rows have. */
static int needed_places[ANGLES][3];
static double g[2][3][BLOCK];
static double density[BLOCK], exponent[BLOCK], potential[4][4][BLOCK];
/* What multiplies |N|^2 and thermal factors of a row: of a point, on a line of u, and of v. */
static double factors[3][BLOCK];

static void make_sines(int n) {
  for (int i = 0; i < n; i++) su[i] = sin(du[i] / 2);
  for (int i = 0; i < n; i++) cu[i] = cos(du[i] / 2);
  for (int i = 0; i < n; i++) sv[i] = sin(dv[i] / 2);
  for (int i = 0; i < n; i++) cv[i] = cos(dv[i] / 2);
  for (int i = 0; i < n; i++) {
    sines_u[0][i] = su[i];
    sines_u[1][i] = 0.5 * su[i] + R * cu[i];
    sines_u[2][i] = 0.5 * su[i] - R * cu[i];
    sines_v[0][i] = sv[i];
    sines_v[1][i] = 0.5 * sv[i] + R * cv[i];
    sines_v[2][i] = 0.5 * sv[i] - R * cv[i];
  }
}

/* Where a row begins and ends: an angle, and the place of the momentum in wire 2. */
typedef struct { int in, from, out, to; } Sides;

static Sides sides_of(const Cell *cell, int x, int y) {
  const int same = x * y > 0;
  Sides s;
  s.in = x == 0 ? HALF_V : y == 0 ? HALF_U : same ? ALPHA : BETA;
  s.out = x == 0 ? s.in : y == 0 ? HALF_U : same ? BETA : ALPHA;
  s.from = (y == 0 ? -x : y) < 0 ? cell->reflection[2] : 2;
  s.to = (y == 0 ? x : y) < 0 ? cell->reflection[cell->place] : cell->place;
  s.from = third_of(s.from - cell->turn);
  s.to = third_of(s.to - cell->turn);
  return s;
}

/* All rows of all cells. */
enum { ROWS = 15 };
static struct { const Cell *cell; int x, y; } rows[ROWS];

static void make_rows(void) {
  int n = 0;
  for (const Cell *cell = cells; cell < cells + CELLS; cell++)
    for (int p = 0; p < (cell->carries_u ? 3 : 1); p++)
      for (int q = 0; q < (cell->carries_v ? 3 : 1); q++) {
        if (SIGNS[p] == 0 && SIGNS[q] == 0) continue;
        rows[n].cell = cell;
        rows[n].x = SIGNS[p];
        rows[n++].y = SIGNS[q];
      }
}

static void find_places(void) {
  for (int r = 0; r < ROWS; r++) {
    Sides s = sides_of(rows[r].cell, rows[r].x, rows[r].y);
    needed_places[s.in][s.from] = needed_places[s.out][s.to] = 1;
  }
}

/* g of a wire at momenta: places first, which a compiler can vectorize. */
static void read_distribution(int wire, const double *restrict k, int n, double *restrict result) {
  static int steps[BLOCK];
  static double places[BLOCK];
  for (int i = 0; i < n; i++) {
    double place = fabs(k[i]) * (G_STEPS / LIMIT);
    steps[i] = (int)fmin(place, G_STEPS - 0.5);
    places[i] = place - steps[i];
  }
  for (int i = 0; i < n; i++) {
    const double *c = distribution[steps[i]][wire];
    double t = places[i];
    result[i] = copysign(1, k[i]) * (((c[3] * t + c[2]) * t + c[1]) * t + c[0]);
  }
}

/* Momenta, thermal factors and sums of g at the angle (y dv + x du)/2. */
static void make_state(int a, int x, int y, int n) {
  for (int i = 0; i < n; i++) {
    double c1 = x ? cu[i] : 1, s1 = x * su[i], c2 = y ? cv[i] : 1, s2 = y * sv[i];
    double c = c2 * c1 - s2 * s1, s = s2 * c1 + c2 * s1;
    double along = amplitude[i] * c, across = amplitude[i] * R * s;
    k[a][0][i] = centre[i] + along;
    k[a][1][i] = centre[i] - along / 2 + across;
    k[a][2][i] = centre[i] - along / 2 - across;
  }
  /* zeta^2 = 4 h/(1 + h)^2 with h = exp(k^2/2 - eps_F); in wire 2 h has another factor. */
  for (int leg = 0; leg < 3; leg++)
    for (int i = 0; i < n; i++) h[a][leg][i] = exp(k[a][leg][i] * k[a][leg][i] / 2 - FERMI_ENERGY[0]);
  const double shift = exp(FERMI_ENERGY[0] - FERMI_ENERGY[1]);
  for (int i = 0; i < n; i++) {
    double one[3], two[3];
    for (int leg = 0; leg < 3; leg++) {
      one[leg] = 1 + h[a][leg][i];
      two[leg] = 1 + shift * h[a][leg][i];
    }
    double p0 = two[0] * one[1] * one[2], p1 = one[0] * two[1] * one[2], p2 = one[0] * one[1] * two[2];
    double inverse = 1 / (p0 * p1 * p2);
    thermal[a][0][i] = inverse * (p1 * p2);
    thermal[a][1][i] = inverse * (p0 * p2);
    thermal[a][2][i] = inverse * (p0 * p1);
  }
  for (int leg = 0; leg < 3; leg++) read_distribution(0, k[a][leg], n, g[0][leg]);
  for (int leg = 0; leg < 3; leg++) {
    if (!needed_places[a][leg]) continue;
    const double *first = g[0][(leg + 1) % 3], *second = g[0][(leg + 2) % 3];
    read_distribution(1, k[a][leg], n, g[1][leg]);
    for (int i = 0; i < n; i++) sums[a][leg][i] = first[i] + second[i] + g[1][leg][i];
  }
}

/* The sum over the 36 points: six each for either triple of momenta with any of the three in wire 2. */
static void add_density(int n) {
  const Density *one = &densities[0], *two = &densities[1];
  for (int i = 0; i < n; i++) density[i] = 0;
  for (int a = ALPHA; a <= BETA; a++)
    for (int i = 0; i < n; i++) {
      double p[3], q[3];
      for (int leg = 0; leg < 3; leg++) {
        p[leg] = density_at(one, k[a][leg][i]);
        q[leg] = density_at(two, k[a][leg][i]);
      }
      density[i] += 6 * (p[0] * p[1] * q[2] + p[1] * p[2] * q[0] + p[2] * p[0] * q[1]);
    }
}

static void make_factors(int n) {
  /* Points that a row stands for. */
  const int multiplicity = 4;
  /* With the numerators of zeta, which conservation of energy makes the same for all rows. */
  const double prefactor = multiplicity * 64 * exp(FERMI_ENERGY[0] - FERMI_ENERGY[1])
                           * (1.0 / 8 * (2 * PI / 16) / (pow(2 * PI, 5) * sqrt(3.0)));
  /* On the line the slope 1/2 is in place of the sine; the others are +-R. */
  const double window = PI / 3, on_line = -2 / (0.375 * 0.375);
  for (int i = 0; i < n; i++) {
    double a2 = 4 * amplitude[i] * amplitude[i];
    double u = sines_u[0][i] * sines_u[1][i] * sines_u[2][i];
    double v = sines_v[0][i] * sines_v[1][i] * sines_v[2][i];
    double counter_u = on_line * (1 / (du[i] * du[i]) + 1 / (window * window)) * (u * u);
    double counter_v = on_line * (1 / (dv[i] * dv[i]) + 1 / (window * window)) * (v * v);
    double angle = angle_density(du[i], dv[i], peak_width(fabs(amplitude[i])));
    double energy = h[ALPHA][0][i] * h[ALPHA][1][i] * h[ALPHA][2][i];
    double point = prefactor * energy / (density[i] * angle * (a2 * a2) * (u * u) * (v * v));
    factors[0][i] = point;
    factors[1][i] = point * counter_u;
    factors[2][i] = point * counter_v;
    exponent[i] = -LENGTH2 * a2;
  }
}

static int needed[4][4];

static void find_potentials(void) {
  for (int r = 0; r < ROWS; r++)
    for (int line = 0; line < 3; line++) {
      const int *u = rows[r].cell->relative_u, *v = rows[r].cell->relative_v;
      needed[reflected(u[0], rows[r].x)][reflected(v[line], rows[r].y)] = 1;
      needed[reflected(u[line], rows[r].x)][reflected(v[1], rows[r].y)] = 1;
    }
}

/* exp(-2 q^2) for the differences that rows need: line 0 of u with all of v, line 1 of v with all of u. */
static void make_potentials(int n) {
  for (int p = 0; p < 4; p++)
    for (int q = 0; q < 4; q++) {
      if (!needed[p][q]) continue;
      const double *s = p == ON_LINE ? roots : sines_u[p], *t = q == ON_LINE ? roots : sines_v[q];
      for (int i = 0; i < n; i++) potential[p][q][i] = exp(exponent[i] * (s[i] * s[i]) * (t[i] * t[i]));
    }
}

/* The sine of a line in a row, as a column and a sign. */
typedef struct { const double *column; double sign; } Sine;

static Sine sine_of(int relative, double sign, int x, double (*sines)[BLOCK]) {
  if (x == 0) return (Sine){relative == OWN ? zeros : roots, relative == 2 ? -sign : sign};
  /* At -x all three change sign, which is left out: N is squared. */
  return (Sine){sines[reflected(relative, x)], sign};
}

/* Adds the contributions of the row X = x, Y = y. */
static void add_row(const Cell *cell, int x, int y, int n, double *restrict result) {
  Sine s[3], t[3];
  const double *v[3][3];
  for (int p = 0; p < 3; p++) {
    const int u_line = cell->relative_u[p];
    s[p] = sine_of(u_line, cell->sign_u[p], x, sines_u);
    t[p] = sine_of(cell->relative_v[p], cell->sign_v[p], y, sines_v);
    for (int q = 0; q < 3; q++) {
      const int v_line = cell->relative_v[q];
      const int vanishes = (x == 0 && u_line == OWN) || (y == 0 && v_line == OWN);
      v[p][q] = vanishes ? ones : potential[reflected(u_line, x)][reflected(v_line, y)];
    }
  }
  /* The pairs of k'_a - k_b by their lines c_a - c_b of u and c_a + c_b of v. */
  const double *v00 = v[0][0], *v11 = v[0][2], *v22 = v[0][1], *v10 = v[1][1], *v01 = v[2][1];
  const Sides sides = sides_of(cell, x, y);
  const double *z_in = thermal[sides.in][sides.from], *z_out = thermal[sides.out][sides.to];
  const double *g_in = sums[sides.in][sides.from], *g_out = sums[sides.out][sides.to];
  const double *factor = factors[(x == 0) + 2 * (y == 0)];
  for (int i = 0; i < n; i++) {
    double a[3], b[3];
    for (int p = 0; p < 3; p++) {
      a[p] = s[p].sign * s[p].column[i];
      b[p] = t[p].sign * t[p].column[i];
    }
    /* The six terms over their common denominator; V_12 = V_11/2. */
    double like = 0.25 * b[1] * (v10[i] * v01[i] - v00[i] * v11[i]);
    double numerator = a[0] * (0.5 * v22[i] * (v11[i] * b[0] - v00[i] * b[2]) + like)
                       - 0.5 * v22[i] * b[1] * (v01[i] * a[1] + v10[i] * a[2]);
    double d = g_out[i] - g_in[i];
    result[i] += factor[i] * (numerator * numerator) * (z_in[i] * z_out[i]) * (d * d);
  }
}

static void contributions(double *restrict result) {
  static Drawn drawn;
  draw(&densities[0], &densities[0], &densities[1], &drawn);
  for (int i = 0; i < BLOCK; i++) {
    double u = 2 * drawn.hu[i], v = 2 * drawn.hv[i];
    double nu = rint(u / THIRD), nv = rint(v / THIRD), steps = nu + nv;
    double odd = steps - 2 * rint(steps / 2);
    /* Nearer to a line there is nothing but round-off. */
    du[i] = fmax(fabs(u - nu * THIRD), GUARD);
    dv[i] = fmax(fabs(v - nv * THIRD), GUARD);
    centre[i] = (drawn.k[0][i] + drawn.k[1][i] + drawn.k[2][i]) / 3;
    /* An odd number of lines away the cosines change sign. */
    amplitude[i] = odd != 0 ? -drawn.amplitude[i] : drawn.amplitude[i];
  }
  make_sines(BLOCK);
  make_state(ALPHA, -1, 1, BLOCK);
  make_state(BETA, 1, 1, BLOCK);
  make_state(HALF_V, 0, 1, BLOCK);
  make_state(HALF_U, 1, 0, BLOCK);
  add_density(BLOCK);
  make_factors(BLOCK);
  make_potentials(BLOCK);
  for (int i = 0; i < BLOCK; i++) result[i] = 0;
  for (int r = 0; r < ROWS; r++) add_row(rows[r].cell, rows[r].x, rows[r].y, BLOCK, result);
}

int main(int argc, char **argv) {
  make_density(&densities[0], FERMI_ENERGY[0]);
  make_density(&densities[1], FERMI_ENERGY[1]);
  make_distribution();
  make_cells();
  for (int i = 0; i < BLOCK; i++) {
    ones[i] = 1;
    roots[i] = R;
  }
  make_rows();
  find_places();
  find_potentials();
  return run(argc, argv, BLOCK, contributions);
}
