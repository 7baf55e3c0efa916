import GSLSupport
import WirePhysics

extension FokkerPlanckCoefficients {
  /// A coefficient given by tables, one for each wire, interpolated monotonically.
  ///
  /// Even in k; constant beyond the ends of a table.
  ///
  /// - Parameters:
  ///   - momenta: for each wire (1, then 2), at least three momenta k >= 0, strictly increasing.
  ///   - values: for each wire, the values there.
  /// - Throws: `MonotoneSplineError` when a table cannot be interpolated.
  public static func profile(momenta: [[Double]], values: [[Double]]) throws -> Profile {
    precondition(momenta.count == 2 && values.count == 2, "a profile needs a table for each wire")
    let splines = try zip(momenta, values).map { try MonotoneSpline(x: $0, y: $1) }
    return { wire, k in
      let spline = splines[wire.rawValue]
      return spline(min(max(abs(k), spline.domain.lowerBound), spline.domain.upperBound))
    }
  }
}
