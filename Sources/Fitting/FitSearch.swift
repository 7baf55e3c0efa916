import Foundation
import GSLSupport
import Input
import Statistics

/// The search for the best parameters, their errors and their profiles, among trials of the model.
struct FitSearch {
  let problem: FitProblem
  /// The model at all measurements for some values of the parameters; nil where there is none.
  let trial: ([Double]) throws -> [Estimate]?

  /// What is added to each residual where there is no model: any step that ends there is taken back.
  private static let nowhere = 1e8

  /// Does it all.
  /// - Parameter trials: how many trials there are, for the record.
  /// - Throws: what trials throw; `GSLError` or `LapackError`.
  func outcome(trials: Int) throws -> FitOutcome {
    let start = problem.parameters.map(\.startNumber)
    guard let model = try trial(start) else {
      throw FitError.noStart(line: problem.rows[0].line, because: "the model has no steady state")
    }
    var best = start
    var variances = variances(model)
    var isConverged = true
    if !start.isEmpty {
      // With the sampling errors at the start, and again with those at the end if they are others.
      for _ in 0..<3 {
        let found = try minimize(from: best, fixing: [:], variances)
        (best, isConverged) = (found.values, found.isConverged)
        guard let model = try trial(best) else { break }
        let last = variances
        variances = self.variances(model)
        if zip(variances, last).allSatisfy({ abs($0 / $1 - 1) < 0.1 }) { break }
      }
    }
    let fixed = bounds(at: best)
    for (index, bound) in fixed where problem.parameters[index].admits(bound) {
      best[index] = bound
    }
    guard let final = try trial(best) else {
      throw FitError.noStart(
        line: problem.rows[0].line, because: "the best values have no steady state")
    }
    let errors = try FitErrors(
      search: self, best: best, variances: variances, fixed: Set(fixed.keys))
    return FitOutcome(
      problem: problem, best: best, model: final, variances: variances, errors: errors,
      bounds: fixed,
      profiles: try FitProfiles(search: self, best: best, variances: variances, errors: errors).all,
      isConverged: isConverged, trials: trials)
  }

  private func variances(_ model: [Estimate]) -> [Double] {
    zip(problem.rows, model).map { $0.variance(beside: $1) }
  }

  /// The parameters that are at a bound, with it.
  private func bounds(at values: [Double]) -> [Int: Double] {
    Dictionary(
      uniqueKeysWithValues: values.indices.compactMap { index in
        problem.parameters[index].bound(at: values[index]).map { (index, $0) }
      })
  }

  /// Data less model in their joint errors; nil where there is no model.
  func residuals(_ values: [Double], _ variances: [Double]) throws -> [Double]? {
    guard let model = try trial(values) else { return nil }
    return zip(problem.rows, zip(model, variances)).map { row, pair in
      (row.resistivity - pair.0.value) / pair.1.squareRoot()
    }
  }

  /// The sum of the squares of the residuals; infinite where there is no model.
  func chiSquare(_ values: [Double], _ variances: [Double]) throws -> Double {
    try residuals(values, variances).map { $0.reduce(0) { $0 + $1 * $1 } } ?? .infinity
  }

  /// The values with the smallest chi-square, some of them fixed.
  /// - Parameter fall: by how much chi-square may be above its smallest value; nil for that of a fit.
  func minimize(
    from start: [Double], fixing fixed: [Int: Double], _ variances: [Double],
    fall: Double? = nil
  ) throws -> (values: [Double], isConverged: Bool) {
    let parameters = problem.parameters
    let moving = parameters.indices.filter { fixed[$0] == nil }
    func values(_ places: [Double]) -> [Double] {
      var values = start
      for (index, value) in fixed { values[index] = value }
      for (index, place) in zip(moving, places) {
        values[index] = parameters[index].number(at: place)
      }
      return values
    }
    guard !moving.isEmpty else { return (values([]), true) }
    // Derivatives by steps that round-off of the model does not blur.
    let isSampled = problem.request.engine == .operator
    let rules = LeastSquares.Rules(
      step: isSampled ? 1e-3 : 1e-5, tolerance: isSampled ? 1e-4 : 1e-7,
      fall: fall ?? (isSampled ? 1e-3 : 1e-6), limit: 60)
    let minimum = try LeastSquares.minimize(
      from: moving.map { parameters[$0].place(of: start[$0]) }, count: problem.rows.count,
      rules: rules
    ) { places in
      try residuals(values(places), variances)
        ?? Array(repeating: Self.nowhere, count: problem.rows.count)
    }
    return (values(minimum.parameters), minimum.isConverged)
  }
}

extension MeasuredData.Row {
  /// The variance of data and model together.
  ///
  /// The sampling error of a model goes with its value; it is taken as it is where the model meets the measurement, so
  /// that places far away do not seem near because they are uncertain.
  func variance(beside model: Estimate) -> Double {
    let sampling = model.value == 0 ? 0 : model.relativeError * hypot(resistivity, error)
    return error * error + sampling * sampling
  }
}
