package import RandomStreams
import VectorMath

/// Points of a lattice in the unit cube, moved together by one random shift.
///
/// Point i of N has the coordinates i/N + s_0 and i a^-d + s_d, d = 1, 2, ..., modulo one, with a the root of
/// x^D = x + 1 for D dimensions (for D = 2 the golden ratio). Every point is uniform, so estimates are unbiased;
/// the points of one lattice fill the cube more evenly than independent ones, so smooth integrands have
/// a smaller variance. Lattices with different shifts are independent: errors come from their scatter.
package struct ShiftedLattice {
  /// The largest number of dimensions.
  package static let maximumDimensions = 8

  private var steps = InlineArray<8, Double>(repeating: 0)
  private var shifts = InlineArray<8, Double>(repeating: 0)

  /// Draws the shift.
  /// - Parameters:
  ///   - dimensions: at most eight.
  ///   - count: the number of points N.
  ///   - stream: one number a dimension is drawn.
  package init(dimensions: Int, count: Int, from stream: inout RandomStream) {
    precondition(dimensions > 0 && dimensions <= Self.maximumDimensions && count > 0)
    // One dimension has no other coordinate.
    var root = 1.5
    // Newton's method for x^D = x + 1.
    for _ in 0..<40 where dimensions > 1 {
      let power = Self.power(root, dimensions - 1)
      root -= (power * root - root - 1) / (Double(dimensions) * power - 1)
    }
    var step = 1.0
    for d in 0..<dimensions {
      shifts[d] = stream.uniform()
      steps[d] = d == 0 ? 1 / Double(count) : step
      step = d == 0 ? 1 / root : step / root
    }
  }

  private static func power(_ x: Double, _ n: Int) -> Double {
    (0..<n).reduce(1) { product, _ in product * x }
  }

  /// One coordinate of eight consecutive points, in the open interval (0, 1).
  @inline(__always)
  package func coordinates(_ dimension: Int, from first: Int) -> SIMD8<Double> {
    let index = SIMD8<Double>(0, 1, 2, 3, 4, 5, 6, 7) + Double(first)
    let x = index * steps[dimension] + shifts[dimension]
    let fraction = x - VectorMath.double(VectorMath.truncate(x))
    return VectorMath.clamp(fraction, 0x1p-54, 1 - 0x1p-53)
  }
}
