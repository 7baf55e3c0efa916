internal import Foundation

extension Estimate {
  /// The estimate of a multiple of the quantity.
  public func scaled(by factor: Double) -> Estimate {
    Estimate(
      value: factor * value, standardError: factor.magnitude * standardError,
      effectiveSamples: effectiveSamples)
  }

  /// The estimate of f(x) by first-order error propagation.
  ///
  /// - Parameters:
  ///   - value: f at the value of this estimate.
  ///   - derivative: f' there.
  public func mapped(to value: Double, derivative: Double) -> Estimate {
    Estimate(
      value: value, standardError: derivative.magnitude * standardError,
      effectiveSamples: effectiveSamples)
  }

  /// The sum of independent estimates; their errors add in quadrature.
  public static func + (left: Estimate, right: Estimate) -> Estimate {
    Estimate(
      value: left.value + right.value,
      standardError: hypot(left.standardError, right.standardError))
  }

  /// The difference of independent estimates; their errors add in quadrature.
  public static func - (left: Estimate, right: Estimate) -> Estimate {
    left + -right
  }

  /// The estimate of the negative quantity.
  public static prefix func - (operand: Estimate) -> Estimate { operand.scaled(by: -1) }
}
