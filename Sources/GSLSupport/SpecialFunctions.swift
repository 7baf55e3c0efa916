internal import CGSL

/// Special functions of the theory, total on their domain: limits are values, not errors.
///
/// GSL reports underflow as an error; here an underflowing function is 0. Outside the domain the
/// result is not a number.
public enum SpecialFunctions {
  /// The modified Bessel function K0(x), x > 0; infinite at 0 and 0 where it underflows.
  ///
  /// Relative accuracy about 1e-15.
  public static func besselK0(_ x: Double) -> Double {
    if x == 0 { return .infinity }
    return total(x, gsl_sf_bessel_K0_e)
  }

  /// The modified Bessel function K1(x) = -K0'(x), x > 0; infinite at 0, 0 where it underflows.
  public static func besselK1(_ x: Double) -> Double {
    if x == 0 { return .infinity }
    return total(x, gsl_sf_bessel_K1_e)
  }

  /// The scaled Bessel function exp(x) K0(x), which neither overflows nor underflows for x > 0.
  public static func besselK0Scaled(_ x: Double) -> Double {
    if x == 0 { return .infinity }
    if x == .infinity { return 0 }
    return total(x, gsl_sf_bessel_K0_scaled_e)
  }

  /// The exponential integral E1(x), x > 0; infinite at 0 and 0 where it underflows.
  public static func exponentialIntegral(_ x: Double) -> Double {
    if x == 0 { return .infinity }
    if x < 0 { return .nan }
    return total(x, gsl_sf_expint_E1_e)
  }

  /// The complete Fermi-Dirac integral of order -1/2,
  /// F(x) = (1/Gamma(1/2)) Int_0^inf t^(-1/2) / (exp(t - x) + 1) dt.
  public static func fermiDiracMinusHalf(_ x: Double) -> Double {
    total(x, gsl_sf_fermi_dirac_mhalf_e)
  }

  /// The complete Fermi-Dirac integral of order 1/2,
  /// F(x) = (1/Gamma(3/2)) Int_0^inf t^(1/2) / (exp(t - x) + 1) dt.
  public static func fermiDiracHalf(_ x: Double) -> Double {
    total(x, gsl_sf_fermi_dirac_half_e)
  }

  /// The dilogarithm Li2(x), x <= 1.
  public static func dilogarithm(_ x: Double) -> Double {
    x > 1 ? .nan : total(x, gsl_sf_dilog_e)
  }

  /// The spherical Bessel function j_n(x) for n >= 0 and any finite x; (-1)^n j_n(x) at -x.
  public static func sphericalBessel(_ n: Int, _ x: Double) -> Double {
    let value = total(abs(x)) { gsl_sf_bessel_jl_e(Int32(n), $0, $1) }
    return x < 0 && n % 2 == 1 ? -value : value
  }

  private typealias Function = (Double, UnsafeMutablePointer<gsl_sf_result>?) -> Int32

  @inline(__always)
  private static func total(_ x: Double, _ function: Function) -> Double {
    GSL.initialize()
    var result = gsl_sf_result()
    switch function(x, &result) {
    case 0: return result.val
    case Int32(GSL_EUNDRFLW): return 0
    default: return .nan
    }
  }
}
