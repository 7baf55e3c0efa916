internal import Foundation

/// The limit h -> 0 of results whose error is C h^p with known p.
public struct RichardsonExtrapolation: Sendable, Equatable {
  /// The limit, with the statistical errors of the inputs propagated.
  public let limit: Estimate

  /// The coefficient C.
  public let coefficient: Estimate

  /// How well C h^p describes the inputs; `nil` for exact inputs.
  public let chiSquare: ChiSquare?

  /// Extrapolates estimates with errors at two or more step sizes by weighted least squares.
  ///
  /// - Throws: `StatisticsError` for fewer than two step sizes or zero errors.
  public init(steps: [Double], values: [Estimate], order: Double) throws {
    guard values.allSatisfy({ $0.standardError > 0 && $0.standardError.isFinite }) else {
      throw StatisticsError.noErrors
    }
    let smallest = values.map(\.standardError).min() ?? 1
    let line = try Self.fit(
      steps, values.map(\.value), order,
      weights: values.map { pow(smallest / $0.standardError, 2) })
    limit = Estimate(value: line.intercept, standardError: smallest * line.interceptError)
    coefficient = Estimate(value: line.slope, standardError: smallest * line.slopeError)
    chiSquare = ChiSquare(
      value: line.residual / (smallest * smallest), degreesOfFreedom: steps.count - 2)
  }

  /// Extrapolates exact values at two or more step sizes; the limit has no statistical error.
  ///
  /// - Throws: `StatisticsError` for fewer than two step sizes.
  public init(steps: [Double], exactValues: [Double], order: Double) throws {
    let line = try Self.fit(
      steps, exactValues, order, weights: [Double](repeating: 1, count: exactValues.count))
    limit = Estimate(value: line.intercept, standardError: 0)
    coefficient = Estimate(value: line.slope, standardError: 0)
    chiSquare = nil
  }

  private static func fit(
    _ steps: [Double], _ values: [Double], _ order: Double, weights: [Double]
  ) throws -> StraightLine {
    precondition(steps.count == values.count, "steps and values differ in number")
    precondition(steps.allSatisfy { $0 > 0 } && order > 0, "a step or the order is not positive")
    guard Set(steps).count >= 2 else {
      throw StatisticsError.tooFewValues(
        given: Set(steps).count, needed: 2, for: "an extrapolation in the step size")
    }
    return StraightLine(x: steps.map { pow($0, order) }, y: values, weights: weights)
  }
}
