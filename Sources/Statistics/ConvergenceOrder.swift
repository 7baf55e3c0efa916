internal import Foundation

/// The observed order p of a method whose error falls like h^p.
public struct ConvergenceOrder: Sendable, Equatable {
  /// The order, the slope of log|error| against log h, with its standard error.
  public let order: Estimate

  /// The factor C of C h^p.
  public let factor: Double

  /// How well the power law fits; only with errors that have standard errors.
  public let chiSquare: ChiSquare?

  /// Fits exactly known errors at three or more step sizes; the standard error of the order comes
  /// from the scatter about the straight line.
  ///
  /// - Throws: `StatisticsError` for fewer than three step sizes.
  public init(steps: [Double], errors: [Double]) throws {
    let weights = [Double](repeating: 1, count: errors.count)
    let line = try Self.fit(steps, errors, weights: weights, fewest: 3)
    order = Estimate(
      value: line.slope,
      standardError: line.slopeError * (line.residual / Double(steps.count - 2)).squareRoot())
    factor = exp(line.intercept)
    chiSquare = nil
  }

  /// Fits errors that are themselves estimates, two or more; the standard error of the order is theirs.
  ///
  /// The errors must be significant: the logarithm of one that is compatible with zero has no
  /// meaningful error bar.
  ///
  /// - Throws: `StatisticsError` for fewer than two step sizes, or errors without errors.
  public init(steps: [Double], errors: [Estimate]) throws {
    guard errors.allSatisfy({ $0.standardError > 0 && $0.standardError.isFinite }) else {
      throw StatisticsError.noErrors
    }
    let weights = errors.map { pow($0.value / $0.standardError, 2) }
    let line = try Self.fit(steps, errors.map(\.value), weights: weights, fewest: 2)
    order = Estimate(value: line.slope, standardError: line.slopeError)
    factor = exp(line.intercept)
    chiSquare = ChiSquare(value: line.residual, degreesOfFreedom: steps.count - 2)
  }

  private static func fit(
    _ steps: [Double], _ errors: [Double], weights: [Double], fewest: Int
  ) throws -> StraightLine {
    precondition(steps.count == errors.count, "steps and errors differ in number")
    precondition(steps.allSatisfy { $0 > 0 }, "a step size is not positive")
    precondition(errors.allSatisfy { $0 != 0 }, "an error is zero: its order is undefined")
    guard Set(steps).count >= fewest else {
      throw StatisticsError.tooFewValues(
        given: Set(steps).count, needed: fewest, for: "an order of convergence")
    }
    return StraightLine(
      x: steps.map { log($0) }, y: errors.map { log($0.magnitude) }, weights: weights)
  }
}
