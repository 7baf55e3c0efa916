import Foundation
import Input
import Statistics

/// What a fit found.
struct FitOutcome: Sendable {
  let problem: FitProblem
  /// The best values, in the units of the input.
  let best: [Double]
  /// The model there, at each measurement.
  let model: [Estimate]
  /// The variances of data and model together.
  let variances: [Double]
  let errors: FitErrors
  /// The parameters that are at a bound, with it.
  let bounds: [Int: Double]
  /// Where chi-square is no parabola.
  let profiles: [FitProfile?]
  let isConverged: Bool
  let trials: Int

  /// Data less model in their joint errors.
  var residuals: [Double] {
    zip(problem.rows, zip(model, variances)).map { row, pair in
      (row.resistivity - pair.0.value) / pair.1.squareRoot()
    }
  }

  /// The goodness of the fit: parameters at a bound, or not determined, take no degree of freedom.
  var chiSquare: ChiSquare {
    ChiSquare(
      value: residuals.reduce(0) { $0 + $1 * $1 },
      degreesOfFreedom: residuals.count - errors.standard.count { $0 != nil })
  }

  /// The measurements that are too far from the model: one good set in twenty has any.
  var outliers: [Int] {
    residuals.indices.filter {
      erfc(abs(residuals[$0]) / 2.0.squareRoot()) * Double(residuals.count) < 0.05
    }
  }

  /// How a parameter stands: determined, at a bound, or not determined.
  func standing(_ index: Int) -> String {
    let parameter = problem.parameters[index]
    if let bound = bounds[index] {
      var isUpper = false
      if case .between(_, let high) = parameter.reach { isUpper = bound == high }
      return "at its \(isUpper ? "upper" : "lower") bound \(InputValue.number(bound))"
    }
    guard let error = errors.standard[index] else {
      return errors.undetermined.count > 1
        ? "not determined: only in combination with others" : "not determined: it changes nothing"
    }
    if case .between(let low, let high) = parameter.reach, error > 0.5 * (high - low) {
      return "not determined within its bounds"
    }
    if error > 2 * abs(best[index]), case .positive = parameter.reach {
      return "hardly determined: its error is larger than itself"
    }
    return profiles[index] == nil ? "determined" : "determined, chi-square no parabola"
  }

  /// The value of a parameter with its error; the error is infinite where the data do not determine it.
  func estimate(_ index: Int) -> Estimate? {
    errors.standard[index].map { Estimate(value: best[index], standardError: $0) }
  }
}
