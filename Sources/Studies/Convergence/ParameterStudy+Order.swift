import Foundation
public import Statistics

extension ParameterStudy {
  /// The order of the standard error in 1/samples.
  ///
  /// A standard error from b batches is itself known to 1/sqrt(2(b - 1)).
  static func statisticalOrder(_ levels: [Level]) -> ConvergenceOrder? {
    let known = levels.compactMap { level -> (Double, Estimate)? in
      guard let rho = level.resistivity, let batched = level.logResistivity else { return nil }
      let freedom = Double(2 * (batched.deviations.count - 1))
      return (
        1 / level.value,
        Estimate(value: rho.relativeError, standardError: rho.relativeError / freedom.squareRoot())
      )
    }
    return try? ConvergenceOrder(steps: known.map(\.0), errors: known.map(\.1))
  }

  /// The order seen in the differences of successive levels, values in a fixed ratio.
  ///
  /// If f(h) = f(0) + C h^p, the differences of levels h and h/r are proportional to h^p, whatever f(0).
  /// From the differences that stand out of their errors, the coarse ones first; nil for fewer than two.
  static func order(_ levels: [(value: Double, log: BatchedValue)]) -> ConvergenceOrder? {
    guard levels.count >= 3 else { return nil }
    let ratio = levels[1].value / levels[0].value
    var steps: [Double] = []
    var differences: [Estimate] = []
    for (coarse, fine) in zip(levels, levels.dropFirst()) {
      guard abs(fine.value / coarse.value / ratio - 1) < 1e-6 else { return nil }
      let difference = (fine.log - coarse.log).estimate
      // Below the noise there is nothing to see; finer levels are noise as well.
      guard difference.standardError > 0, abs(difference.value) > 3 * difference.standardError
      else { break }
      steps.append(1 / coarse.value)
      differences.append(difference)
    }
    return try? ConvergenceOrder(steps: steps, errors: differences)
  }

  /// The limit of a parameter by what is known of its convergence.
  static func limit(
    _ parameter: NumericalParameter, _ levels: [(value: Double, log: BatchedValue)],
    order: ConvergenceOrder?
  ) -> BatchedValue? {
    guard let finest = levels.last else { return nil }
    if parameter == .softLength {
      // The model is even in the transfer: a series in 1/l^2.
      return richardson(levels.suffix(3).map { (1 / ($0.value * $0.value), $0.log) })
    }
    if parameter == .guardAngle, levels.count >= 2 {
      // A finite part that does not exist drifts by as much with every decade, until no sample is left to
      // show it: judge by all decades from 1e-3 on, not by the last.
      return BatchedValue.combination([(2, finest.log), (-1, levels[1].log)])
    }
    guard let order, order.order.value > 0.5, levels.count >= 2 else { return finest.log }
    let coarse = levels[levels.count - 2]
    let gain = pow(finest.value / coarse.value, order.order.value) - 1
    return BatchedValue.combination([
      (1 + 1 / gain, finest.log), (-1 / gain, coarse.log),
    ])
  }

  /// The value at zero of the polynomial through all points, the statistical error carried along.
  static func richardson(_ points: [(x: Double, value: BatchedValue)]) -> BatchedValue {
    let factors = RichardsonExtrapolation.factors(at: points.map(\.x))
    return BatchedValue.combination(
      zip(factors, points).map { (factor: $0, value: $1.value) })
  }
}

extension ConvergenceOrder {
  /// The order with its error enlarged where a power law does not describe the data within errors.
  public var orderWithScatter: Estimate {
    guard let chiSquare, chiSquare.degreesOfFreedom > 0, chiSquare.perDegree > 1 else {
      return order
    }
    return Estimate(
      value: order.value, standardError: order.standardError * chiSquare.perDegree.squareRoot())
  }
}
