internal import CGSL

/// One stretch of an integration path, in the form that one GSL routine takes.
enum Piece {
  /// A finite interval without difficult points.
  case smooth(Double, Double)
  /// A finite interval given by its end points and the difficult points between, ascending.
  case broken([Double])
  /// From a point to plus infinity.
  case above(Double)
  /// From minus infinity to a point.
  case below(Double)
  /// The whole axis.
  case axis

  /// Cuts the path from `lower` to `upper`, `lower < upper`, into pieces.
  static func cut(from lower: Double, to upper: Double, at breakpoints: [Double]) -> [Piece] {
    // Difficult end points count: QAGP removes end-point singularities, QAG does not.
    let named = Set(breakpoints.filter { $0 >= lower && $0 <= upper && $0.isFinite })
    if named.isEmpty {
      switch (lower.isFinite, upper.isFinite) {
      case (true, true): return [.smooth(lower, upper)]
      case (true, false): return [.above(lower)]
      case (false, true): return [.below(upper)]
      case (false, false): return [.axis]
      }
    }
    var points = named
    if lower.isFinite { points.insert(lower) }
    if upper.isFinite { points.insert(upper) }
    let ascending = points.sorted()
    var pieces: [Piece] = []
    if !lower.isFinite { pieces.append(.below(ascending.first!)) }
    if ascending.count > 1 { pieces.append(.broken(ascending)) }
    if !upper.isFinite { pieces.append(.above(ascending.last!)) }
    return pieces
  }
}

/// The QUADPACK routines behind one set of tolerances.
struct AdaptiveSolver {
  let absoluteError: Double
  let relativeError: Double
  let subdivisions: Int

  func integrate(
    _ f: (Double) -> Double, over piece: Piece
  ) -> (value: Double, error: Double, status: Int32) {
    guard let workspace = gsl_integration_workspace_alloc(subdivisions) else {
      preconditionFailure("out of memory for \(subdivisions) subintervals")
    }
    defer { gsl_integration_workspace_free(workspace) }
    var value = 0.0
    var error = 0.0
    let (epsabs, epsrel) = (absoluteError, relativeError)
    let status = withGSLFunction(f) { function in
      switch piece {
      case .smooth(let a, let b):
        return gsl_integration_qag(
          function, a, b, epsabs, epsrel, subdivisions, Int32(GSL_INTEG_GAUSS61), workspace,
          &value, &error)
      case .broken(var points):
        return gsl_integration_qagp(
          function, &points, points.count, epsabs, epsrel, subdivisions, workspace, &value, &error)
      case .above(let a):
        return gsl_integration_qagiu(
          function, a, epsabs, epsrel, subdivisions, workspace, &value, &error)
      case .below(let b):
        return gsl_integration_qagil(
          function, b, epsabs, epsrel, subdivisions, workspace, &value, &error)
      case .axis:
        return gsl_integration_qagi(
          function, epsabs, epsrel, subdivisions, workspace, &value, &error)
      }
    }
    return (value, error, status)
  }
}
