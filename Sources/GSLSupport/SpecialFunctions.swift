internal import CGSL

/// Special functions of the theory, total on their domain: limits are values, not errors.
public enum SpecialFunctions {
  /// The modified Bessel function K0(x), x > 0; infinite at 0, 0 where it underflows, else not a number.
  ///
  /// Relative accuracy about 1e-15.
  public static func besselK0(_ x: Double) -> Double {
    if x == 0 { return .infinity }
    GSL.initialize()
    var result = gsl_sf_result()
    switch gsl_sf_bessel_K0_e(x, &result) {
    case 0: return result.val
    // GSL calls it an error.
    case Int32(GSL_EUNDRFLW): return 0
    default: return .nan
    }
  }
}
