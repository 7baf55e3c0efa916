public import CGSL

/// The adaptive Monte Carlo integrator of Lepage, as GSL carries it.
public enum Vegas {
  /// What a VEGAS run found.
  public struct Result: Sendable, Equatable {
    /// The weighted average over the iterations.
    public let value: Double
    /// The standard error of the value.
    public let standardError: Double
    /// Chi-square per degree of freedom of the iterations; far from 1, distrust the error.
    public let chiSquarePerDegree: Double
  }

  /// Integrates `f` over a box.
  ///
  /// - Parameters:
  ///   - box: The limits, one range a dimension.
  ///   - calls: Evaluations an iteration.
  ///   - iterations: Iterations that count.
  ///   - warmUp: Iterations that only adapt the grid.
  ///   - rng: The generator, as lent by `RandomStream.withGSL`.
  ///   - f: The integrand; it receives one coordinate a dimension.
  /// - Throws: `GSLError` when GSL refuses the arguments.
  public static func integrate(
    over box: [ClosedRange<Double>], calls: Int, iterations: Int = 10, warmUp: Int = 5,
    rng: UnsafeMutablePointer<gsl_rng>, _ f: (UnsafeBufferPointer<Double>) -> Double
  ) throws -> Result {
    precondition(!box.isEmpty, "VEGAS needs at least one dimension")
    precondition(
      calls > 1 && iterations > 0 && warmUp >= 0, "VEGAS needs at least two calls, one iteration")
    GSL.initialize()
    guard let state = gsl_monte_vegas_alloc(box.count) else {
      throw GSLError(
        code: Int32(GSL_ENOMEM), computing: "a VEGAS grid in \(box.count) dimensions")
    }
    defer { gsl_monte_vegas_free(state) }
    return try withMonteFunction(f, dimensions: box.count) { function in
      if warmUp > 0 {
        _ = try run(function, box, calls, iterations: warmUp, stage: .fresh, state, rng)
      }
      return try run(
        function, box, calls, iterations: iterations, stage: warmUp > 0 ? .keepGrid : .fresh,
        state, rng)
    }
  }

  /// Where GSL starts: the values are those of `gsl_monte_vegas_params.stage`.
  private enum Stage: Int32 {
    case fresh = 0
    case keepGrid = 1
  }

  private static func run(
    _ function: UnsafeMutablePointer<gsl_monte_function>, _ box: [ClosedRange<Double>],
    _ calls: Int, iterations: Int, stage: Stage,
    _ state: UnsafeMutablePointer<gsl_monte_vegas_state>,
    _ rng: UnsafeMutablePointer<gsl_rng>
  ) throws -> Result {
    var parameters = gsl_monte_vegas_params()
    gsl_monte_vegas_params_get(state, &parameters)
    parameters.iterations = iterations
    parameters.stage = stage.rawValue
    gsl_monte_vegas_params_set(state, &parameters)
    var lower = box.map(\.lowerBound)
    var upper = box.map(\.upperBound)
    var value = 0.0
    var error = 0.0
    let status = gsl_monte_vegas_integrate(
      function, &lower, &upper, box.count, calls, rng, state, &value, &error)
    guard status == 0 else {
      throw GSLError(
        code: status, computing: "a VEGAS integral in \(box.count) dimensions",
        best: (value, error))
    }
    return Result(
      value: value, standardError: error, chiSquarePerDegree: gsl_monte_vegas_chisq(state))
  }
}

private struct BoxIntegrand {
  let evaluate: (UnsafeBufferPointer<Double>) -> Double
}

/// Lends a Swift closure to GSL as a `gsl_monte_function` for the duration of `body`.
private func withMonteFunction<Result>(
  _ f: (UnsafeBufferPointer<Double>) -> Double, dimensions: Int,
  _ body: (UnsafeMutablePointer<gsl_monte_function>) throws -> Result
) rethrows -> Result {
  try withoutActuallyEscaping(f) { f in
    var integrand = BoxIntegrand(evaluate: f)
    return try withUnsafeMutablePointer(to: &integrand) { pointer in
      var function = gsl_monte_function(
        f: { x, count, parameters in
          parameters.unsafelyUnwrapped.assumingMemoryBound(to: BoxIntegrand.self).pointee
            .evaluate(UnsafeBufferPointer(start: x, count: count))
        }, dim: dimensions, params: pointer)
      return try body(&function)
    }
  }
}
