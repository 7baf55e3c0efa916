import VectorMath

/// The subtraction of double poles for sums over a whole torus of angles, where nothing may have an edge.
///
/// With y = 3x/2 in (-pi/2, pi/2), x the distance from the line,
///
///     C(x) = (9/4) cos^8 y (1/sin^2 y + 8)
///
/// is 1/x^2 at the line and vanishes with its first seven derivatives half-way to the next one, where the residue changes from that of
/// one line to that of the other. By parts the finite part of the integral of cos^2p y/sin^2 y is -2p times the integral of
/// cos^2p y: that of C, with p = 4, is zero. The product U of the three sines of a coordinate is -sin(3x/2)/4, so that the factor
/// of a subtraction that shares the denominator U^2 of the others needs no division: U^2 C(x)/(U^2 C)(0) = cos^8 y (1 + 8 sin^2 y).
enum SmoothSubtraction {
  /// -2 U^2 C in units of its value on the line, from U^2.
  @inline(__always)
  static func factor(square: SIMD8<Double>) -> SIMD8<Double> {
    let s2 = square * 16
    let c2 = 1 - s2
    let c4 = c2 * c2
    return (c4 * c4)
      * VectorMath.multiplyAdd(
        s2, SIMD8(repeating: -16), SIMD8(repeating: -2))
  }
}
