import CGSL
import GSLSupport

/// B-splines on the symmetric knots, added or subtracted in mirror pairs, as polynomial pieces.
///
/// GSL's B-splines give the derivatives at each interval's midpoint; from there on only polynomials are
/// evaluated. The slopes of an odd g are even and the other way round.
package struct FoldedSplines: Sendable {
  /// The number of folded functions.
  package let count: Int
  /// Midpoints of the intervals of the half axis.
  package let midpoints: [Double]
  /// The first function that does not vanish, per interval.
  package let first: [Int]
  /// Taylor coefficients at the midpoint: `pieces[interval * (degree + 1) + power][lane]`.
  package let pieces: [SIMD8<Double>]
  private let degree: Int
  private let breakpoints: [Double]

  /// Folds B-splines of a degree for the slopes of a g of the given parity.
  package init(grid: MomentumGrid, degree: Int, slopeParity parity: Parity) throws {
    self.degree = degree
    breakpoints = grid.breakpoints
    let half = grid.intervals
    let total = 2 * half + degree
    let odd = parity == .odd
    // An odd total leaves a middle spline that is its own mirror image: even, so only for odd g.
    count = odd ? (total + 1) / 2 : total / 2
    midpoints = (0..<half).map { (grid.breakpoints[$0] + grid.breakpoints[$0 + 1]) / 2 }
    let lowest = odd ? total / 2 : (total + 1) / 2
    let all = try Self.derivatives(grid: grid, degree: degree, at: midpoints)
    var first: [Int] = []
    var pieces: [SIMD8<Double>] = []
    for interval in 0..<half {
      let start = max(half + interval, lowest) - lowest
      first.append(start)
      for power in 0...degree {
        var lanes = SIMD8<Double>()
        for full in (half + interval)...(half + interval + degree) {
          let mirror = total - 1 - full
          let value = all[interval][power][full]
          if full >= lowest { lanes[full - lowest - start] += value }
          if mirror >= lowest && mirror != full {
            lanes[mirror - lowest - start] += odd ? value : -value
          }
        }
        pieces.append(lanes)
      }
    }
    self.first = first
    self.pieces = pieces
  }

  /// The integrals from zero: pieces of one degree more, and the value where each function ends.
  func integrated() -> (pieces: [SIMD8<Double>], plateau: [Double]) {
    var plateau = Array(repeating: 0.0, count: count)
    var result: [SIMD8<Double>] = []
    for interval in midpoints.indices {
      let halfWidth = (breakpoints[interval + 1] - breakpoints[interval]) / 2
      let own = (0...degree).map { pieces[interval * (degree + 1) + $0] / Double($0 + 1) }
      var start = SIMD8<Double>()
      var centre = SIMD8<Double>()
      let lanes = min(SplineBasis.lanes, count - first[interval])
      for lane in 0..<lanes { start[lane] = plateau[first[interval] + lane] }
      var (left, right) = (SIMD8<Double>(), SIMD8<Double>())
      for power in stride(from: degree, through: 0, by: -1) {
        left = (left + own[power]) * -halfWidth
        right = (right + own[power]) * halfWidth
      }
      centre = start - left
      result.append(centre)
      result += own
      let end = centre + right
      for lane in 0..<lanes { plateau[first[interval] + lane] = end[lane] }
    }
    return (result, plateau)
  }

  /// Taylor coefficients of all B-splines: `[interval][power][spline]`.
  private static func derivatives(
    grid: MomentumGrid, degree: Int, at points: [Double]
  ) throws -> [[[Double]]] {
    GSL.initialize()
    let positive = grid.breakpoints
    let knots = positive.dropFirst().reversed().map { -$0 } + positive
    guard let workspace = gsl_bspline_alloc(degree + 1, knots.count),
      let breaks = gsl_vector_alloc(knots.count),
      let matrix = gsl_matrix_alloc(knots.count - 1 + degree, degree + 1)
    else { preconditionFailure("out of memory for B-splines") }
    defer {
      gsl_bspline_free(workspace)
      gsl_vector_free(breaks)
      gsl_matrix_free(matrix)
    }
    for (i, x) in knots.enumerated() { gsl_vector_set(breaks, i, x) }
    try check(gsl_bspline_knots(breaks, workspace), "the B-spline knots")
    return try points.map { x in
      try check(
        gsl_bspline_deriv_eval(x, degree, matrix, workspace), "B-splines at k = \(x)")
      var factorial = 1.0
      return (0...degree).map { power in
        if power > 0 { factorial *= Double(power) }
        return (0..<knots.count - 1 + degree).map { gsl_matrix_get(matrix, $0, power) / factorial }
      }
    }
  }

  private static func check(_ code: Int32, _ computing: String) throws {
    guard code == 0 else { throw GSLError(code: code, computing: computing) }
  }
}
