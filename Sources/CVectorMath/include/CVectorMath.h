/* Operations on eight numbers at once that Swift's SIMD types do lane by lane.
 *
 * Swift's `addingProduct` is one libm call a lane where the target has no such instruction; its
 * conversions between floating point and integers are generic functions called for each lane. Here each
 * is one vector instruction with AVX-512, two with AVX2, and plain arithmetic elsewhere.
 */
#ifndef DRAG_CVECTORMATH_H
#define DRAG_CVECTORMATH_H

typedef double drag_double8 __attribute__((ext_vector_type(8)));
typedef int drag_int8 __attribute__((ext_vector_type(8)));

static inline __attribute__((always_inline)) drag_double8 drag_multiply_add(
    drag_double8 a, drag_double8 b, drag_double8 c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

static inline __attribute__((always_inline)) drag_double8 drag_square_root(drag_double8 a) {
  return __builtin_elementwise_sqrt(a);
}

/* Towards zero; for magnitudes below 2^31. */
static inline __attribute__((always_inline)) drag_int8 drag_truncate(drag_double8 a) {
  return __builtin_convertvector(a, drag_int8);
}

static inline __attribute__((always_inline)) drag_double8 drag_from_integer(drag_int8 a) {
  return __builtin_convertvector(a, drag_double8);
}

#endif
