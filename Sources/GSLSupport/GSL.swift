import CGSL

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

  /// The version of the library the program was compiled against, for provenance records.
  public static var version: String { GSL_VERSION }
}
