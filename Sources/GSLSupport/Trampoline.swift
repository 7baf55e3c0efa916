internal import CGSL

/// A closure in a box of known layout.
///
/// C callbacks receive a raw pointer to it; a bare function value would be reabstracted on the way.
struct Integrand {
  let evaluate: (Double) -> Double
}

/// Lends a Swift closure to GSL as a `gsl_function` for the duration of `body`.
func withGSLFunction<Result>(
  _ f: (Double) -> Double, _ body: (UnsafeMutablePointer<gsl_function>) throws -> Result
) rethrows -> Result {
  try withoutActuallyEscaping(f) { f in
    var integrand = Integrand(evaluate: f)
    return try withUnsafeMutablePointer(to: &integrand) { pointer in
      var function = gsl_function(
        function: { x, parameters in
          parameters.unsafelyUnwrapped.assumingMemoryBound(to: Integrand.self).pointee.evaluate(x)
        }, params: pointer)
      return try body(&function)
    }
  }
}
