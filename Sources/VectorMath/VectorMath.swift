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

  /// The square root, correctly rounded.
  @inlinable @inline(__always)
  public static func squareRoot(_ x: Lanes) -> Lanes { drag_square_root(x) }

  /// The whole number next towards zero, for magnitudes below 2^31.
  @inlinable @inline(__always)
  public static func truncate(_ x: Lanes) -> SIMD8<Int32> { drag_truncate(x) }

  /// Whole numbers as floating point.
  @inlinable @inline(__always)
  public static func double(_ x: SIMD8<Int32>) -> Lanes { drag_from_integer(x) }

  /// The numbers, carried to the nearest end where they are outside an interval.
  @inlinable @inline(__always)
  public static func clamp(_ x: Lanes, _ lower: Double, _ upper: Double) -> Lanes {
    let above = x.replacing(with: lower, where: x .< Lanes(repeating: lower))
    return above.replacing(with: upper, where: above .> Lanes(repeating: upper))
  }

  /// Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number, ties to even; the lower
  /// bits of the sum are that number.
  @inlinable @inline(__always)
  static var rounder: Lanes { Lanes(repeating: 0x1.8p52) }
}
