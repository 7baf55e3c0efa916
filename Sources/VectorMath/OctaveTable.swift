import Foundation

/// An even function as polynomials on 32nds of octaves: fine where the argument is small.
///
/// For functions like q^2 ln q, whose scale of variation near zero is the argument itself. The piece of
/// an argument is read off its bits: the exponent and the first five bits of the mantissa. Chebyshev
/// interpolation of degree 7 over a 32nd of an octave (relative half-width at most 1/64) leaves about
/// 64^-8/128 ~ 3e-17 of a function that varies on the scale of its argument; where one falls like
/// exp(-q s), about (q s/64)^8/(128 8!) of the value there.
public struct OctaveTable: Sendable {
  @usableFromInline let firstPiece: Int
  @usableFromInline let smallest: Double
  @usableFromInline let largest: Double
  /// Taylor coefficients at the middle of a piece, in units of the piece's half-width.
  @usableFromInline let pieces: [SIMD8<Double>]

  /// Tabulates a function over some octaves; constant below, continued as its last value above.
  ///
  /// - Parameters:
  ///   - lowest: an argument in the first octave, above zero.
  ///   - octaves: how many.
  ///   - function: the function at arguments above zero.
  public init(from lowest: Double, octaves: Int, _ function: (Double) -> Double) {
    smallest = exp2(floor(log2(lowest)))
    largest = (smallest * exp2(Double(octaves))).nextDown
    firstPiece = Int(smallest.bitPattern >> 47)
    let base = smallest
    pieces = (0..<32 * octaves).map { piece in
      let octave = base * exp2(Double(piece / 32))
      let left = octave * (1 + Double(piece % 32) / 32)
      let half = octave / 64
      return Self.taylor(centre: left + half, half: half, function)
    }
  }

  /// The Chebyshev interpolant of degree 7 in powers of t = (x - centre)/half.
  private static func taylor(
    centre: Double, half: Double, _ function: (Double) -> Double
  ) -> SIMD8<Double> {
    let samples = (0..<8).map { function(centre + half * cos(.pi * (Double($0) + 0.5) / 8)) }
    var result = SIMD8<Double>()
    // T_n in powers of t, by the recurrence T_{n+1} = 2 t T_n - T_{n-1}.
    var previous = SIMD8<Double>()
    var current = SIMD8<Double>(1, 0, 0, 0, 0, 0, 0, 0)
    for n in 0..<8 {
      var coefficient = 0.0
      for k in 0..<8 {
        coefficient += samples[k] * cos(.pi * Double(n) * (Double(k) + 0.5) / 8)
      }
      result += current * (coefficient * (n == 0 ? 1 : 2) / 8)
      var next = SIMD8<Double>()
      for power in 1..<8 { next[power] = current[power - 1] * (n == 0 ? 1 : 2) }
      (previous, current) = (current, next - previous)
    }
    return result
  }

  /// Writes the values at eight arguments.
  @inlinable @inline(__always)
  public func evaluate(
    _ arguments: UnsafePointer<SIMD8<Double>>, into values: UnsafeMutablePointer<SIMD8<Double>>
  ) {
    let x = VectorMath.clamp(VectorMath.magnitude(arguments.pointee), smallest, largest)
    let bits = unsafeBitCast(x, to: SIMD8<UInt64>.self)
    let mask = SIMD8<UInt64>(repeating: 0xFFFF_8000_0000_0000)
    let left = unsafeBitCast(bits & mask, to: SIMD8<Double>.self)
    let octave = unsafeBitCast(
      bits & SIMD8(repeating: 0x7FF0_0000_0000_0000), to: SIMD8<Double>.self)
    let t = (x - left) * 64 / octave - 1
    let place = (bits &>> 47) &- SIMD8(repeating: UInt64(firstPiece))
    values.pointee = pieces.withUnsafeBufferPointer { pieces in
      var sum = SIMD8<Double>()
      for lane in 0..<8 {
        let c = pieces[Int(place[lane])]
        let z = t[lane]
        let z2 = z * z
        let z4 = z2 * z2
        sum[lane] =
          (c[0] + c[1] * z + (c[2] + c[3] * z) * z2) + (c[4] + c[5] * z + (c[6] + c[7] * z) * z2)
          * z4
      }
      return sum
    }
  }
}
