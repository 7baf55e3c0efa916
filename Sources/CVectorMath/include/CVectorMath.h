/* One operation that Swift's SIMD types lack: a fused multiply-add of eight numbers at once.
 *
 * Swift's `addingProduct` on SIMD8 is a loop over lanes, with one libm call a lane where the target has
 * no such instruction. Here it is one vector instruction with AVX-512, two with AVX2 and FMA, and a
 * separate multiplication and addition elsewhere.
 */
#ifndef DRAG_CVECTORMATH_H
#define DRAG_CVECTORMATH_H

typedef double drag_double8 __attribute__((ext_vector_type(8)));

static inline __attribute__((always_inline)) drag_double8 drag_multiply_add(
    drag_double8 a, drag_double8 b, drag_double8 c) {
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}


#endif
