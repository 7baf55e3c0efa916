public import CVectorMath

/// Elementary functions of eight numbers at once.
///
/// Polynomials in plain vector arithmetic, without branches, accurate to about one unit in the last
/// place. With AVX-512 each operation is one instruction; without, the compiler splits the vectors.
public enum VectorMath {
  /// Eight numbers.
  public typealias Lanes = SIMD8<Double>

  /// The product a b plus c, fused where the processor can.
  @inlinable @inline(__always)
  public static func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    drag_multiply_add(a, b, c)
  }

  /// Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number, ties to even; the lower
  /// bits of the sum are that number.
  @inlinable @inline(__always)
  static var rounder: Lanes { Lanes(repeating: 0x1.8p52) }
}
