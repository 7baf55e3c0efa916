internal import CGSL

/// Special functions of the theory, total on their domain: limits are values, not errors.
public enum SpecialFunctions {
  /// The modified Bessel function K0(x), x > 0; infinite at 0, 0 where it underflows, else not a number.
  ///
  /// Relative accuracy about 1e-15.
  public static func besselK0(_ x: Double) -> Double {
    if x == 0 { return .infinity }
    return total(x, gsl_sf_bessel_K0_e)
  }

  /// The spherical Bessel function j_n(x) for n >= 0 and any finite x; (-1)^n j_n(x) at -x.
  public static func sphericalBessel(_ n: Int, _ x: Double) -> Double {
    let value = total(abs(x)) { gsl_sf_bessel_jl_e(Int32(n), $0, $1) }
    return x < 0 && n % 2 == 1 ? -value : value
  }

  /// The digamma function psi(x), the logarithmic derivative of the gamma function, x > 0.
  public static func digamma(_ x: Double) -> Double { total(x, gsl_sf_psi_e) }

  /// The Hurwitz zeta function, the sum of (n + x)^-s over n = 0, 1, ..., for s > 1 and x > 0.
  public static func hurwitzZeta(_ s: Double, _ x: Double) -> Double {
    total(x) { gsl_sf_hzeta_e(s, $0, $1) }
  }

  private typealias Function = (Double, UnsafeMutablePointer<gsl_sf_result>?) -> Int32

  @inline(__always)
  private static func total(_ x: Double, _ function: Function) -> Double {
    GSL.initialize()
    var result = gsl_sf_result()
    switch function(x, &result) {
    case 0: return result.val
    // GSL calls it an error.
    case Int32(GSL_EUNDRFLW): return 0
    default: return .nan
    }
  }
}
