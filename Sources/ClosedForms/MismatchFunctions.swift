import Foundation

/// The two functions of x = Delta/2T in the closed forms.
public enum MismatchFunctions {
  /// I(x) = arctan(sinh x)/sinh x, the weight of the mode that relaxes.
  ///
  /// Equation (19), where the printed numerator arctan(tanh x) is a slip: the integral (18) gives
  /// arctan(sinh x). Even, 1 at x = 0.
  public static func relaxing(_ x: Double) -> Double {
    let s = sinh(abs(x))
    // The next term of the series is s^2/3.
    return s < 1e-8 ? 1 : atan(s) / s
  }

  /// J(x) = 2 (x coth x - 1)/sinh^2 x, the overlap of the Fermi points in the drift regime.
  ///
  /// Equation (152). Even, 2/3 at x = 0; (v_F/8T) Int zeta_1^2 zeta_2^2 dk (151).
  public static func overlap(_ x: Double) -> Double {
    let y = abs(x)
    if y < 1 { return smallOverlap(y) }
    let e = exp(-2 * y)
    return 8 * (y * (1 + e) / (1 - e) - 1) * e / ((1 - e) * (1 - e))
  }

  /// 2 (x cosh x - sinh x)/sinh^3 x from the series of the numerator, Sum x^(2j+1) 2j/(2j+1)!.
  ///
  /// Divided by x^3 top and bottom, so that nothing cancels and x = 0 is no exception.
  private static func smallOverlap(_ x: Double) -> Double {
    let square = x * x
    var numerator = 0.0
    var sinhOverX = 1.0
    var power = 1.0
    var factorial = 1.0
    for j in 1...12 {
      let n = Double(2 * j)
      factorial *= n * (n + 1)
      numerator += n / factorial * power
      power *= square
      sinhOverX += power / factorial
    }
    return 2 * numerator / (sinhOverX * sinhOverX * sinhOverX)
  }
}
