public import CVectorMath

/// Elementary functions of eight numbers at once.
///
/// Polynomials in plain vector arithmetic, without branches, accurate to about one unit in the last
/// place. With AVX-512 each operation is one instruction; without, the compiler splits the vectors.
public enum VectorMath {
  /// Eight numbers.
  public typealias Lanes = SIMD8<Double>

  /// Whether a register of the processor holds eight numbers, known when compiling.
  @inlinable @inline(__always)
  public static var registersHoldEight: Bool { drag_registers_hold_eight != 0 }

  /// The product a b plus c, fused where the processor can.
  @inlinable @inline(__always)
  public static func multiplyAdd(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    drag_multiply_add(a, b, c)
  }

  /// The product a b plus c of four numbers, fused where the processor can.
  @inlinable @inline(__always)
  public static func multiplyAdd(
    _ a: SIMD4<Double>, _ b: SIMD4<Double>, _ c: SIMD4<Double>
  ) -> SIMD4<Double> {
    drag_multiply_add_four(a, b, c)
  }

  /// Eight small whole numbers of a table, as floating point.
  @inlinable @inline(__always)
  public static func double(_ bytes: UnsafePointer<Int8>) -> Lanes { drag_from_bytes(bytes) }

  /// A bit for each lane, from the lowest on, set where the number is not zero.
  @inlinable @inline(__always)
  public static func nonzeroLanes(_ x: Lanes) -> UInt8 { drag_nonzero_lanes(x) }

  /// A bit for each of 32 bytes, from the lowest on, set where the byte has one of some bits.
  @inlinable @inline(__always)
  public static func bytes(_ bytes: UnsafePointer<UInt8>, with bits: UInt8) -> UInt32 {
    drag_bytes_with(bytes, bits)
  }

  /// The product a b minus c, fused where the processor can.
  @inlinable @inline(__always)
  public static func multiplySubtract(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes {
    drag_multiply_subtract(a, b, c)
  }

  /// The square root, correctly rounded.
  @inlinable @inline(__always)
  public static func squareRoot(_ x: Lanes) -> Lanes { drag_square_root(x) }

  /// The whole number next towards zero, for magnitudes below 2^31.
  @inlinable @inline(__always)
  public static func truncate(_ x: Lanes) -> SIMD8<Int32> { drag_truncate(x) }

  /// The same of one number, without the checks of `Int32(_:)`.
  @inlinable @inline(__always)
  public static func truncate(_ x: Double) -> Int32 { drag_truncate_one(x) }

  /// Whole numbers as floating point.
  @inlinable @inline(__always)
  public static func double(_ x: SIMD8<Int32>) -> Lanes { drag_from_integer(x) }

  /// The numbers, carried to the nearest end where they are outside an interval.
  @inlinable @inline(__always)
  public static func clamp(_ x: Lanes, _ lower: Double, _ upper: Double) -> Lanes {
    let (least, most) = (Lanes(repeating: lower), Lanes(repeating: upper))
    let above = drag_select_less(x, least, least, x)
    return drag_select_less(most, above, most, above)
  }

  /// The smaller numbers.
  @inlinable @inline(__always)
  public static func minimum(_ x: Lanes, _ y: Lanes) -> Lanes { drag_select_less(x, y, x, y) }

  /// The larger numbers.
  @inlinable @inline(__always)
  public static func maximum(_ x: Lanes, _ y: Lanes) -> Lanes { drag_larger(x, y) }

  /// One of two values in each lane, by a comparison.
  @inlinable @inline(__always)
  public static func select(_ a: Lanes, below b: Lanes, _ x: Lanes, else y: Lanes) -> Lanes {
    drag_select_less(a, b, x, y)
  }

  /// Whether any lane of a number is below that of another.
  @inlinable @inline(__always)
  public static func isAny(_ a: Lanes, below b: Lanes) -> Bool { drag_any_less(a, b) != 0 }

  /// The numbers at eight places of a table.
  @inlinable @inline(__always)
  public static func gather(_ table: UnsafePointer<Double>, _ places: SIMD8<Int32>) -> Lanes {
    drag_gather(table, places)
  }

  /// The four numbers in a row from each of eight places of a table, as four columns.
  ///
  /// Loads of rows, or of halves of them, and eight to twelve shuffles: two to three times as fast as four gathers.
  @inlinable @inline(__always)
  public static func gatherRows(
    _ table: UnsafePointer<Double>, _ places: SIMD8<Int32>
  ) -> (Lanes, Lanes, Lanes, Lanes) {
    (
      drag_gather_column(table, places, 0), drag_gather_column(table, places, 1),
      drag_gather_column(table, places, 2), drag_gather_column(table, places, 3)
    )
  }

  /// The whole numbers at eight places of a table.
  @inlinable @inline(__always)
  public static func gather(
    _ table: UnsafePointer<Int32>, _ places: SIMD8<Int32>
  ) -> SIMD8<Int32> {
    drag_gather_integers(table, places)
  }

  /// Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number, ties to even; the lower
  /// bits of the sum are that number.
  @inlinable @inline(__always)
  static var rounder: Lanes { Lanes(repeating: 0x1.8p52) }
}
