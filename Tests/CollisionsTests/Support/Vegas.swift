import CGSL
import GSLSupport
import Statistics

/// The adaptive Monte Carlo integrator of Lepage, as GSL carries it: another method for the same integrals.
enum Vegas {
  /// Integrates `f` over a box.
  ///
  /// - Parameters:
  ///   - box: the limits, one range a dimension.
  ///   - calls: evaluations an iteration.
  ///   - iterations: iterations that count.
  ///   - warmUp: iterations that only adapt the grid.
  ///   - seed: the seed of the random numbers.
  ///   - f: the integrand; it receives one coordinate a dimension.
  static func integrate(
    over box: [ClosedRange<Double>], calls: Int, iterations: Int, warmUp: Int, seed: UInt,
    _ f: (UnsafeBufferPointer<Double>) -> Double
  ) throws -> Estimate {
    GSL.initialize()
    let rng = gsl_rng_alloc(twister)
    defer { gsl_rng_free(rng) }
    gsl_rng_set(rng, seed)
    let state = gsl_monte_vegas_alloc(box.count)
    defer { gsl_monte_vegas_free(state) }
    var (lower, upper) = (box.map(\.lowerBound), box.map(\.upperBound))
    var (value, error) = (0.0, 0.0)
    try withFunction(f, dimensions: box.count) { function in
      // Stage 1 keeps the grid and forgets the averages.
      for (stage, iterations) in [(0, warmUp), (1, iterations)] {
        var parameters = gsl_monte_vegas_params()
        gsl_monte_vegas_params_get(state, &parameters)
        parameters.iterations = iterations
        parameters.stage = Int32(stage)
        gsl_monte_vegas_params_set(state, &parameters)
        let status = gsl_monte_vegas_integrate(
          function, &lower, &upper, box.count, calls, rng, state, &value, &error)
        guard status == 0 else { throw GSLError(code: status, computing: "a VEGAS integral") }
      }
    }
    return Estimate(value: value, standardError: error)
  }

  /// mt19937, from the table of all: Swift refuses to read GSL's own name for it.
  private static var twister: UnsafePointer<gsl_rng_type>? {
    var entry = gsl_rng_types_setup()
    while let current = entry, let type = current.pointee {
      if String(cString: type.pointee.name) == "mt19937" { return type }
      entry = current + 1
    }
    return nil
  }

  private struct Integrand {
    let evaluate: (UnsafeBufferPointer<Double>) -> Double
  }

  private static func withFunction(
    _ f: (UnsafeBufferPointer<Double>) -> Double, dimensions: Int,
    _ body: (UnsafeMutablePointer<gsl_monte_function>) throws -> Void
  ) throws {
    try withoutActuallyEscaping(f) { f in
      var integrand = Integrand(evaluate: f)
      try withUnsafeMutablePointer(to: &integrand) { pointer in
        var function = gsl_monte_function(
          f: { x, count, parameters in
            parameters.unsafelyUnwrapped.assumingMemoryBound(to: Integrand.self).pointee
              .evaluate(UnsafeBufferPointer(start: x, count: count))
          }, dim: dimensions, params: pointer)
        try body(&function)
      }
    }
  }
}
