internal import CGSL

/// Roots of functions of one variable.
public enum RootFinder {
  /// Finds the root of a continuous `f` that changes sign on the bracket (Brent's method).
  ///
  /// - Parameters:
  ///   - f: The function.
  ///   - bracket: An interval at whose ends `f` has opposite signs, or vanishes.
  ///   - tolerance: The accepted error of the root, relative to it; never below rounding of
  ///     the root or of the bracket's width.
  ///   - iterations: The largest number of steps.
  /// - Throws: `GSLError` without a change of sign, or after too many steps.
  public static func brent(
    _ f: (Double) -> Double, in bracket: ClosedRange<Double>, tolerance: Double = 1e-12,
    iterations: Int = 200
  ) throws -> Double {
    precondition(tolerance >= 0, "the tolerance of a root is negative")
    GSL.initialize()
    if f(bracket.lowerBound) == 0 { return bracket.lowerBound }
    if f(bracket.upperBound) == 0 { return bracket.upperBound }
    guard let solver = gsl_root_fsolver_alloc(drag_gsl_root_fsolver_brent()) else {
      preconditionFailure("out of memory for a root finder")
    }
    defer { gsl_root_fsolver_free(solver) }
    let relative = max(tolerance, 4 * Double.ulpOfOne)
    let floor = Double.ulpOfOne * (bracket.upperBound - bracket.lowerBound)
    return try withGSLFunction(f) { function in
      try check(
        gsl_root_fsolver_set(solver, function, bracket.lowerBound, bracket.upperBound), bracket,
        "choose a bracket on which the function is finite and changes sign")
      for _ in 0..<iterations {
        try check(gsl_root_fsolver_iterate(solver), bracket, "the function must be finite")
        let lower = gsl_root_fsolver_x_lower(solver)
        let upper = gsl_root_fsolver_x_upper(solver)
        let root = gsl_root_fsolver_root(solver)
        if f(root) == 0 || upper - lower <= max(relative * root.magnitude, floor) { return root }
      }
      throw GSLError(
        code: Int32(GSL_EMAXITER), computing: "a root in \(bracket)",
        suggestion: "loosen the tolerance or allow more iterations")
    }
  }

  private static func check(
    _ status: Int32, _ bracket: ClosedRange<Double>, _ suggestion: String
  ) throws {
    guard status != 0 else { return }
    throw GSLError(code: status, computing: "a root in \(bracket)", suggestion: suggestion)
  }
}
