internal import CGSL

/// Adaptive integration in one dimension (QUADPACK as GSL carries it).
public enum Quadrature {
  /// Integrates `f` until the estimated error is below the larger of the two tolerances.
  ///
  /// Finite intervals use QAG with 61-point Gauss-Kronrod rules, or QAGP when there are breakpoints;
  /// infinite limits use QAGI, QAGIU, QAGIL on the part beyond the outermost breakpoint. Name
  /// every point where `f` or a derivative is singular, or where a narrow feature
  /// hides, as a breakpoint (end points included).
  ///
  /// - Parameters:
  ///   - f: The integrand; called on the calling thread only.
  ///   - lower: The lower limit, possibly `-.infinity`.
  ///   - upper: The upper limit, possibly `.infinity`; below `lower` the sign is reversed.
  ///   - breakpoints: Difficult points, in any order; those outside the interval are ignored.
  ///   - absoluteError: The absolute tolerance; 0 leaves the relative one alone in force.
  ///   - relativeError: The relative tolerance.
  ///   - subdivisions: The largest number of subintervals per piece.
  /// - Throws: `GSLError`, with the best value reached, when the tolerance is not met.
  public static func integrate(
    _ f: (Double) -> Double, from lower: Double, to upper: Double, breakpoints: [Double] = [],
    absoluteError: Double = 0, relativeError: Double = 1e-10, subdivisions: Int = 1000
  ) throws -> (value: Double, error: Double) {
    precondition(!lower.isNaN && !upper.isNaN, "a limit of integration is not a number")
    if lower == upper { return (0, 0) }
    if lower > upper {
      let (value, error) = try integrate(
        f, from: upper, to: lower, breakpoints: breakpoints, absoluteError: absoluteError,
        relativeError: relativeError, subdivisions: subdivisions)
      return (-value, error)
    }
    GSL.initialize()
    let pieces = Piece.cut(from: lower, to: upper, at: breakpoints)
    let solver = AdaptiveSolver(
      absoluteError: absoluteError / Double(pieces.count), relativeError: relativeError,
      subdivisions: subdivisions)
    var value = 0.0
    var error = 0.0
    var failures: [Int32] = []
    for piece in pieces {
      let part = solver.integrate(f, over: piece)
      value += part.value
      error += part.error
      if part.status != GSL_SUCCESS { failures.append(part.status) }
    }
    if value.isNaN { failures.append(Int32(GSL_EBADFUNC)) }
    let isAccurate = error <= max(absoluteError, relativeError * value.magnitude)
    if let failure = failures.first(where: { !(isAccurate && isForgivable($0)) }) {
      throw GSLError(
        code: failure, computing: "the integral from \(lower) to \(upper)",
        suggestion: "loosen the tolerances or name the difficult points as breakpoints",
        best: (value, error))
    }
    return (value, error)
  }

  /// Whether a failure of one piece matters only if the whole misses its tolerance.
  ///
  /// A piece that contributes next to nothing may run into rounding or out of subintervals before
  /// it meets its own relative tolerance; its error estimate is still honest.
  private static func isForgivable(_ status: Int32) -> Bool {
    status == GSL_EMAXITER || status == GSL_EROUND
  }
}
