import Input
import Report
import ResultFiles
import Statistics
import Studies

/// What a fit found, as a study tells it.
struct FitAnswer: StudyAnswer {
  /// The input with the best values, at the first measurement.
  let configuration: RunConfiguration
  let outcome: FitOutcome
  let seconds: Double

  private var problem: FitProblem { outcome.problem }

  /// What was found, as quantities of the catalogue.
  func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    let parameters = problem.parameters
    func named(_ value: (Int) -> QuantityValue) -> QuantityValue {
      .named(parameters.indices.map { .init(parameters[$0].name, value($0)) })
    }
    readings.add(
      "fit_value",
      named { index in
        outcome.estimate(index).map { .estimate(value: $0.value, standardError: $0.standardError) }
          ?? .estimate(value: outcome.best[index], standardError: .nan)
      })
    readings.add("fit_start", named { .real(parameters[$0].startNumber) })
    readings.add("fit_standing", named { .text(outcome.standing($0)) })
    readings.add("fit_correlation", .rows(outcome.errors.correlations))
    addProfiles(to: &readings)
    readings.add("fit_chi_square", .real(outcome.chiSquare.value))
    readings.add("fit_degrees_of_freedom", .count(outcome.chiSquare.degreesOfFreedom))
    readings.add("fit_Q", .real(outcome.chiSquare.q))
    readings.add("fit_trials", .count(outcome.trials))
    readings.add("fit_converged", .truth(outcome.isConverged))
    addData(to: &readings)
    return readings
  }

  private func addProfiles(to readings: inout Readings) {
    let parameters = problem.parameters
    let profiled = parameters.indices.filter { outcome.profiles[$0] != nil }
    let profiles = profiled.compactMap { outcome.profiles[$0] }
    guard !profiled.isEmpty else { return }
    readings.add("profiles[].key", .texts(profiled.map { parameters[$0].name }))
    readings.add("fit_profile_value", .rows(profiles.map(\.values)))
    readings.add("fit_profile_rise", .rows(profiles.map(\.rises)))
    readings.add("profiles[].low", .list(profiles.map { .optional($0.interval.low) }))
    readings.add("profiles[].high", .list(profiles.map { .optional($0.interval.high) }))
  }

  private func addData(to readings: inout Readings) {
    let rows = problem.rows
    for (column, key) in problem.request.data.keys.enumerated() {
      let numbers = rows.map(\.settings[column].value.numbers)
      let name = "fit_at_" + key.path.replacing(".", with: "_")
      for part in numbers[0].indices {
        readings.add(
          numbers[0].count == 1 ? name : "\(name)_\(part + 1)", .reals(numbers.map { $0[part] }))
      }
    }
    readings.add("data[].line", .list(rows.map { .count($0.line) }))
    readings.add(
      "fit_measured",
      .list(rows.map { .estimate(value: $0.resistivity, standardError: $0.error) }))
    readings.add(
      "fit_model",
      .list(outcome.model.map { .estimate(value: $0.value, standardError: $0.standardError) }))
    readings.add("fit_residual", .reals(outcome.residuals))
  }

  /// Files beside the result: the report, and an input with the best values.
  static func documents(
    of result: StudyResult<FitAnswer>, _ provenance: Provenance
  ) -> [Document] {
    result.points.flatMap { answer in
      Document.all(of: answer.page(provenance), named: "report")
        + [Document(name: "best.yaml", contents: answer.bestInput)]
    }
  }

  /// The input with the best values, at the points of the data.
  var bestInput: String {
    problem.template.text(
      heading: [
        "Best values of drag fit \(problem.template.input.name) --data \(problem.request.data.name)",
        "chi-square \(TextTable.short(outcome.chiSquare.value)) for "
          + "\(outcome.chiSquare.degreesOfFreedom) degrees of freedom, Q = \(TextTable.short(outcome.chiSquare.q, digits: 2))",
      ]
        + problem.parameters.indices.map {
          "\(problem.parameters[$0].name): \(outcome.estimate($0).map { "\($0)" } ?? outcome.standing($0))"
        },
      values: problem.settings(outcome.best, nil), sweep: problem.rows.map(\.settings))
  }
}
