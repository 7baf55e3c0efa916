internal import CGSL

/// A smooth interpolant that never overshoots its data (Steffen's method).
///
/// Between two data points it is monotone, so tabulated potentials gain no spurious bumps; the
/// first derivative is continuous. Evaluation is safe from any number of threads: intervals are found
/// by bisection, without GSL's shared accelerator.
public final class MonotoneSpline: @unchecked Sendable {
  // Sendable because the GSL object is written in `init` only.
  private let spline: UnsafeMutablePointer<gsl_spline>

  /// The interval covered by the data.
  public let domain: ClosedRange<Double>

  /// Interpolates `y` at strictly ascending `x`; at least three finite points.
  ///
  /// - Throws: `MonotoneSplineError` when the data cannot be interpolated.
  public init(x: [Double], y: [Double]) throws {
    precondition(x.count == y.count, "abscissae and ordinates differ in number")
    guard x.count >= 3 else { throw MonotoneSplineError.tooFewPoints(x.count) }
    for i in x.indices where !(x[i].isFinite && y[i].isFinite) {
      throw MonotoneSplineError.notFinite(index: i)
    }
    for i in x.indices.dropFirst() where x[i] <= x[i - 1] {
      throw MonotoneSplineError.notAscending(index: i)
    }
    GSL.initialize()
    guard let spline = gsl_spline_alloc(drag_gsl_interp_steffen(), x.count) else {
      preconditionFailure("out of memory for a spline of \(x.count) points")
    }
    let status = gsl_spline_init(spline, x, y, x.count)
    guard status == 0 else {
      gsl_spline_free(spline)
      throw GSLError(code: status, computing: "a monotone spline")
    }
    self.spline = spline
    self.domain = x.first!...x.last!
  }

  deinit { gsl_spline_free(spline) }

  /// The value at `x`, which lies in `domain`.
  public func callAsFunction(_ x: Double) -> Double {
    precondition(domain.contains(x), "\(x) is outside the data, \(domain)")
    return gsl_spline_eval(spline, x, nil)
  }
}

/// Why tabulated data cannot be interpolated.
public enum MonotoneSplineError: Error, Equatable, CustomStringConvertible {
  /// Fewer than three points.
  case tooFewPoints(Int)
  /// A value that is infinite or not a number, by its index.
  case notFinite(index: Int)
  /// An abscissa not larger than the one before it, by its index.
  case notAscending(index: Int)

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    switch self {
    case .tooFewPoints(let count):
      "cannot interpolate a table of \(count) points (a smooth curve needs 3); add points"
    case .notFinite(let index):
      "cannot interpolate point \(index + 1) of the table (not a finite number); correct or "
        + "remove it"
    case .notAscending(let index):
      "cannot interpolate point \(index + 1) of the table (its abscissa is not larger than the "
        + "one before); sort the table and remove duplicates"
    }
  }
}
