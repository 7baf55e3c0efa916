public import Foundation

/// The thermal functions of x = (k^2/2 - eps_F)/2, in forms that neither overflow nor cancel.
///
/// They are functions of x so that a caller who needs several of them computes x once.
@usableFromInline
package enum Thermal {
  /// The argument x = (k^2/2 - eps_F)/2.
  @inlinable
  package static func argument(_ k: Double, _ fermiEnergy: Double) -> Double {
    0.5 * (0.5 * k * k - fermiEnergy)
  }

  /// The thermal factor zeta = 1/cosh x.
  ///
  /// Equation (5).
  @inlinable
  package static func zeta(_ x: Double) -> Double {
    let e = exp(-abs(x))
    return 2 * e / (1 + e * e)
  }

  /// The square zeta^2 = 1/cosh^2 x.
  @inlinable
  package static func zetaSquared(_ x: Double) -> Double {
    let e = exp(-2 * abs(x))
    return 4 * e / ((1 + e) * (1 + e))
  }

  /// Twice the occupation, 1 - tanh x.
  @inlinable
  package static func oneMinusTanh(_ x: Double) -> Double {
    if x > 0 {
      let e = exp(-2 * x)
      return 2 * e / (1 + e)
    }
    return 2 / (1 + exp(2 * x))
  }

  /// The ratio (1 - tanh x)/zeta^2 = (1 + exp(-2x))/2.
  ///
  /// The closed form: the quotient itself overflows and loses digits.
  @inlinable
  package static func oneMinusTanhOverZetaSquared(_ x: Double) -> Double {
    0.5 * (1 + exp(-2 * x))
  }
}
