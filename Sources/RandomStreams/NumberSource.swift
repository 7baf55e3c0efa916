/// Where the numbers of a stream come from.
package protocol NumberSource {
  /// The place of the next number, counted from the first.
  var position: UInt64 { get }
  /// Moves to a place.
  mutating func seek(to target: UInt64)
  /// The next number, in the open interval (0, 1).
  mutating func next() -> Double
  /// Writes the next numbers, exactly those that repeated `next()` would give.
  mutating func fill(_ buffer: UnsafeMutableBufferPointer<Double>)
}

extension NumberSource {
  package mutating func fill(_ buffer: UnsafeMutableBufferPointer<Double>) {
    for index in buffer.indices { buffer[index] = next() }
  }
}

/// The map from random bits to numbers in the open interval (0, 1).
///
/// The upper 52 bits n give (n + 1/2) 2^-52: symmetric about 1/2, and neither end can occur. With 53
/// bits the halves would not be representable above 1/2, and the largest number would round to 1.
package enum UnitInterval {
  /// One number from 64 bits.
  @inline(__always)
  package static func number(from bits: UInt64) -> Double {
    // The bits of 1 + n 2^-52; subtracting 1 - 2^-53 is exact.
    Double(bitPattern: (bits &>> 12) | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }

  /// Sixteen numbers at once, the same as one by one.
  @inline(__always)
  static func numbers(from bits: SIMD16<UInt64>) -> SIMD16<Double> {
    let one = SIMD16<UInt64>(repeating: 0x3FF0_0000_0000_0000)
    return unsafeBitCast((bits &>> 12) | one, to: SIMD16<Double>.self)
      - SIMD16(repeating: 1 - 0x1p-53)
  }
}
