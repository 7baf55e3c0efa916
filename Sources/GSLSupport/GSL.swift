internal import CGSL

/// The one switch every use of the GNU Scientific Library passes through.
///
/// GSL's default error handler aborts the process. Every wrapper of this module (and any other
/// code that calls GSL directly) calls `initialize()` first, so that errors come back as codes.
public enum GSL {
  private static let handlerIsOff: Bool = {
    gsl_set_error_handler_off()
    return true
  }()

  /// Switches the aborting error handler off; calls after the first cost one comparison.
  public static func initialize() {
    // Not a precondition: `-Ounchecked` would not evaluate it.
    _ = handlerIsOff
  }

  /// The version of the library that is loaded, such as 2.7.1.
  public static var version: String { String(cString: drag_gsl_version()) }
}

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
