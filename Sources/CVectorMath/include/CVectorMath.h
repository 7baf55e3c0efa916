/* Operations on eight numbers at once that Swift's SIMD types do lane by lane.
 *
 * Comparisons of SIMD8 are loops over lanes in Swift 6.3 wherever the optimizer does not see through
 * them, and a loop keeps the function around it from being inlined; here they are one instruction.
 *
 * Swift's `addingProduct` is one libm call a lane where the target has no such instruction; its
 * conversions between floating point and integers are generic functions called for each lane. Here each
 * is one vector instruction with AVX-512, two with AVX2, and plain arithmetic elsewhere.
 */
#ifndef DRAG_CVECTORMATH_H
#define DRAG_CVECTORMATH_H

typedef double drag_double8 __attribute__((ext_vector_type(8)));
typedef int drag_int8 __attribute__((ext_vector_type(8)));
typedef double drag_double4 __attribute__((ext_vector_type(4)));

/* Whether a register holds eight numbers, and there are 32. */
#if defined(__AVX512F__)
enum { drag_registers_hold_eight = 1 };
#else
enum { drag_registers_hold_eight = 0 };
#endif

static inline __attribute__((always_inline)) drag_double8 drag_multiply_add(
    drag_double8 a, drag_double8 b, drag_double8 c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

static inline __attribute__((always_inline)) drag_double4 drag_multiply_add_four(
    drag_double4 a, drag_double4 b, drag_double4 c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

/* Eight small whole numbers, from anywhere in memory. */
static inline __attribute__((always_inline)) drag_double8 drag_from_bytes(const signed char *bytes) {
  typedef signed char eight __attribute__((ext_vector_type(8), aligned(1)));
  const drag_int8 widened = __builtin_convertvector(*(const eight *)bytes, drag_int8);
  return __builtin_convertvector(widened, drag_double8);
}

/* A bit for each lane, from the lowest on: set where x is not zero. */
static inline __attribute__((always_inline)) unsigned char drag_nonzero_lanes(drag_double8 x) {
  typedef _Bool bits __attribute__((ext_vector_type(8)));
  const bits found = __builtin_convertvector(x != 0, bits);
  unsigned char result;
  __builtin_memcpy(&result, &found, 1);
  return result;
}

/* A bit for each of 32 bytes: set where one of the bits of `which` is. */
static inline __attribute__((always_inline)) unsigned drag_bytes_with(
    const unsigned char *bytes, unsigned char which) {
  typedef unsigned char all __attribute__((ext_vector_type(32), aligned(1)));
  typedef _Bool bits __attribute__((ext_vector_type(32)));
  const bits found = __builtin_convertvector((*(const all *)bytes & which) != 0, bits);
  unsigned result;
  __builtin_memcpy(&result, &found, 4);
  return result;
}

static inline __attribute__((always_inline)) drag_double8 drag_multiply_subtract(
    drag_double8 a, drag_double8 b, drag_double8 c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, -c);
#else
  return a * b - c;
#endif
}

static inline __attribute__((always_inline)) drag_double8 drag_square_root(drag_double8 a) {
  return __builtin_elementwise_sqrt(a);
}

/* Towards zero; for magnitudes below 2^31. */
static inline __attribute__((always_inline)) drag_int8 drag_truncate(drag_double8 a) {
  return __builtin_convertvector(a, drag_int8);
}

static inline __attribute__((always_inline)) int drag_truncate_one(double a) { return (int)a; }

static inline __attribute__((always_inline)) drag_double8 drag_from_integer(drag_int8 a) {
  return __builtin_convertvector(a, drag_double8);
}

typedef long long drag_long8 __attribute__((ext_vector_type(8)));

static inline __attribute__((always_inline)) drag_double8 drag_magnitude(drag_double8 a) {
  return __builtin_elementwise_abs(a);
}

/* x with its sign changed where y is negative. */
static inline __attribute__((always_inline)) drag_double8 drag_flip(drag_double8 x, drag_double8 y) {
  const drag_long8 sign = (drag_long8)(1ULL << 63);
  return (drag_double8)((drag_long8)x ^ ((drag_long8)y & sign));
}

/* x where a < b, otherwise y. */
static inline __attribute__((always_inline)) drag_double8 drag_select_less(
    drag_double8 a, drag_double8 b, drag_double8 x, drag_double8 y) {
  return a < b ? x : y;
}

/* Whether a < b in any lane. */
static inline __attribute__((always_inline)) int drag_any_less(drag_double8 a, drag_double8 b) {
  return __builtin_reduce_or(a < b) != 0;
}

/* The larger numbers. */
static inline __attribute__((always_inline)) drag_double8 drag_larger(drag_double8 a, drag_double8 b) {
  return a > b ? a : b;
}

/* base[index] of each lane. Indices are not negative: read as unsigned they need no sign extension. */
static inline __attribute__((always_inline)) drag_double8 drag_gather(
    const double *base, drag_int8 index) {
#if defined(__AVX512F__)
  typedef double lanes __attribute__((vector_size(64)));
  typedef int places __attribute__((vector_size(32)));
  return (drag_double8)__builtin_ia32_gathersiv8df(
      (lanes){0}, base, (places)index, (unsigned char)0xff, 8);
#else
  drag_double8 result;
  for (int lane = 0; lane < 8; lane++) result[lane] = base[(unsigned)index[lane]];
  return result;
#endif
}

/* base[index + column] of each lane, for a column from 0 to 3 that is known when compiling, by loads of rows.
 *
 * Of four calls, one for each column, the compiler makes the common loads and shuffles once.
 */
static inline __attribute__((always_inline)) drag_double8 drag_gather_column(
    const double *base, drag_int8 index, int column) {
  const double *row[8];
  for (int lane = 0; lane < 8; lane++) row[lane] = base + (unsigned)index[lane];
#if defined(__AVX512F__)
  /* Half rows of four lanes each: then one shuffle makes a column. */
  typedef double two __attribute__((ext_vector_type(2), aligned(8)));
  typedef double four __attribute__((ext_vector_type(4)));
  const int half = column & 2;
  drag_double8 x[2];
  for (int odd = 0; odd < 2; odd++) {
    four low = __builtin_shufflevector(
        *(const two *)(row[odd] + half), *(const two *)(row[odd + 2] + half), 0, 1, 2, 3);
    four high = __builtin_shufflevector(
        *(const two *)(row[odd + 4] + half), *(const two *)(row[odd + 6] + half), 0, 1, 2, 3);
    x[odd] = __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7);
  }
  return column & 1 ? __builtin_shufflevector(x[0], x[1], 1, 9, 3, 11, 5, 13, 7, 15)
                    : __builtin_shufflevector(x[0], x[1], 0, 8, 2, 10, 4, 12, 6, 14);
#else
  /* Half rows of a lane and of the second after it: then one shuffle makes each half of a column. */
  typedef double two __attribute__((ext_vector_type(2), aligned(8)));
  typedef double four __attribute__((ext_vector_type(4)));
  const int half = column & 2;
  four x[4], y[2];
  for (int pair = 0; pair < 4; pair++) {
    const int lane = pair < 2 ? pair : pair + 2;
    x[pair] = __builtin_shufflevector(
        *(const two *)(row[lane] + half), *(const two *)(row[lane + 2] + half), 0, 1, 2, 3);
  }
  for (int part = 0; part < 2; part++)
    y[part] = column & 1 ? __builtin_shufflevector(x[2 * part], x[2 * part + 1], 1, 5, 3, 7)
                         : __builtin_shufflevector(x[2 * part], x[2 * part + 1], 0, 4, 2, 6);
  return __builtin_shufflevector(y[0], y[1], 0, 1, 2, 3, 4, 5, 6, 7);
#endif
}

/* base[index] of each lane. */
static inline __attribute__((always_inline)) drag_int8 drag_gather_integers(
    const int *base, drag_int8 index) {
  drag_int8 result;
  for (int lane = 0; lane < 8; lane++) result[lane] = base[(unsigned)index[lane]];
  return result;
}

#endif
