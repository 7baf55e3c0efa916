internal import CGSL

/// Nonlinear least squares: the parameters at which a sum of squares is smallest.
public enum LeastSquares {
  /// Where a search ended.
  public struct Minimum: Sendable {
    /// The parameters.
    public let parameters: [Double]
    /// The number of steps taken.
    public let steps: Int
    /// Whether neither the parameters nor the sum would change any more; otherwise the steps ran out.
    public let isConverged: Bool
  }

  /// What a search goes by.
  public struct Rules: Sendable {
    /// By how much parameters are moved for derivatives; they should be scaled to a size of about one.
    public var step: Double
    /// The change of the parameters, relative to their size, at which they count as found.
    public var tolerance: Double
    /// The fall of the sum that is left, as far as a parabola tells, at which they count as found; 0 never.
    ///
    /// With residuals in units of their errors the parameters are then within its root of their errors.
    public var fall: Double
    /// The largest number of steps.
    public var limit: Int

    /// Sets the rules.
    public init(
      step: Double = 1e-4, tolerance: Double = 1e-6, fall: Double = 0, limit: Int = 60
    ) {
      self.step = step
      self.tolerance = tolerance
      self.fall = fall
      self.limit = limit
    }
  }

  /// Minimizes the sum of the squares of `residuals` by Levenberg and Marquardt's method with a trust region.
  ///
  /// - Parameters:
  ///   - start: The parameters to start from, at least one.
  ///   - count: The number of residuals, at least as many as parameters.
  ///   - rules: When it ends.
  ///   - residuals: The residuals of some parameters. Where there are none, large ones make the search turn back.
  /// - Throws: What `residuals` throws; `GSLError` if there is no way on.
  public static func minimize(
    from start: [Double], count: Int, rules: Rules = Rules(),
    _ residuals: ([Double]) throws -> [Double]
  ) throws -> Minimum {
    precondition(!start.isEmpty && count >= start.count, "more parameters than residuals")
    GSL.initialize()
    return try withoutActuallyEscaping(residuals) { residuals in
      let problem = Problem(residuals: residuals, count: count, step: rules.step)
      return try problem.minimize(from: start, rules)
    }
  }

  /// Residuals that GSL can ask for, and the first error that they met.
  private final class Problem {
    let residuals: ([Double]) throws -> [Double]
    let count: Int
    let step: Double
    var failure: (any Error)?

    init(residuals: @escaping ([Double]) throws -> [Double], count: Int, step: Double) {
      self.residuals = residuals
      self.count = count
      self.step = step
    }

    func minimize(from start: [Double], _ rules: Rules) throws -> Minimum {
      var parameters = gsl_multifit_nlinear_default_parameters()
      guard
        let workspace = gsl_multifit_nlinear_alloc(
          drag_gsl_multifit_nlinear_trust(), &parameters, count, start.count),
        let vector = gsl_vector_alloc(start.count)
      else { preconditionFailure("out of memory for least squares") }
      defer {
        gsl_multifit_nlinear_free(workspace)
        gsl_vector_free(vector)
      }
      for (index, value) in start.enumerated() { gsl_vector_set(vector, index, value) }
      var system = gsl_multifit_nlinear_fdf()
      system.f = { x, problem, f in Problem.of(problem).evaluate(x, f) }
      system.df = { x, problem, J in Problem.of(problem).differentiate(x, J) }
      system.n = count
      system.p = start.count
      system.params = Unmanaged.passUnretained(self).toOpaque()
      try check(gsl_multifit_nlinear_init(vector, &system, workspace))
      // The start may be the end already.
      var isConverged = fall(workspace, start.count) < rules.fall
      while !isConverged, gsl_multifit_nlinear_niter(workspace) < rules.limit {
        let status = gsl_multifit_nlinear_iterate(workspace)
        // No progress is the end as well: then round-off decides.
        if status == Int32(GSL_ENOPROG), failure == nil {
          isConverged = true
          break
        }
        try check(status)
        var info: Int32 = 0
        let test = gsl_multifit_nlinear_test(
          rules.tolerance, rules.tolerance * rules.tolerance, 0, &info, workspace)
        isConverged = test == 0 || fall(workspace, start.count) < rules.fall
      }
      let best = gsl_multifit_nlinear_position(workspace)
      return Minimum(
        parameters: start.indices.map { gsl_vector_get(best, $0) },
        steps: gsl_multifit_nlinear_niter(workspace),
        isConverged: isConverged)
    }

    /// g^T (J^T J)^-1 g with g = J^T f: by how much the sum would fall in one step of Gauss and Newton.
    private func fall(
      _ workspace: UnsafeMutablePointer<gsl_multifit_nlinear_workspace>, _ size: Int
    ) -> Double {
      guard let covariance = gsl_matrix_alloc(size, size) else { return .infinity }
      defer { gsl_matrix_free(covariance) }
      let J = gsl_multifit_nlinear_jac(workspace)
      guard gsl_multifit_nlinear_covar(J, 1e-9, covariance) == 0 else { return .infinity }
      let f = gsl_multifit_nlinear_residual(workspace)
      let gradient = (0..<size).map { column in
        (0..<count).reduce(0.0) { $0 + gsl_matrix_get(J, $1, column) * gsl_vector_get(f, $1) }
      }
      return gradient.indices.reduce(0.0) { sum, row in
        sum
          + gradient.indices.reduce(0.0) {
            $0 + gradient[row] * gsl_matrix_get(covariance, row, $1) * gradient[$1]
          }
      }
    }

    private func check(_ status: Int32) throws {
      if let failure { throw failure }
      guard status != 0 else { return }
      throw GSLError(
        code: status, computing: "a least-squares fit", suggestion: "start from other values")
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> Problem {
      Unmanaged<Problem>.fromOpaque(pointer.unsafelyUnwrapped).takeUnretainedValue()
    }

    func evaluate(_ x: UnsafePointer<gsl_vector>?, _ f: UnsafeMutablePointer<gsl_vector>?) -> Int32
    {
      guard let x, let values = values(at: parameters(x)) else { return Int32(GSL_EFAILED) }
      for (index, value) in values.enumerated() { gsl_vector_set(f, index, value) }
      return 0
    }

    func differentiate(
      _ x: UnsafePointer<gsl_vector>?, _ J: UnsafeMutablePointer<gsl_matrix>?
    ) -> Int32 {
      guard let x, let values = values(at: parameters(x)) else { return Int32(GSL_EFAILED) }
      let place = parameters(x)
      for column in place.indices {
        var moved = place
        moved[column] += step
        guard let others = self.values(at: moved) else { return Int32(GSL_EFAILED) }
        for row in values.indices {
          gsl_matrix_set(
            J, row, column, (others[row] - values[row]) / (moved[column] - place[column]))
        }
      }
      return 0
    }

    private func parameters(_ x: UnsafePointer<gsl_vector>) -> [Double] {
      (0..<x.pointee.size).map { gsl_vector_get(x, $0) }
    }

    private func values(at parameters: [Double]) -> [Double]? {
      guard failure == nil else { return nil }
      do {
        let values = try residuals(parameters)
        precondition(values.count == count, "a residual for each measurement")
        return values
      } catch {
        failure = error
        return nil
      }
    }
  }
}
