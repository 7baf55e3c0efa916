public import RunFiles
import Statistics

extension ConvergenceResult {
  /// The study as a self-describing data set.
  ///
  /// Dimensions: `point` (of the sweep), `study_parameter` (what was varied), `study_level` (from coarse to
  /// fine; parameters with fewer levels end in NaN).
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes.append(.init("source", .text("drag \(packageVersion), convergence study")))
    let parameters = NumericalParameter.allCases.filter { parameter in
      points.contains { $0.study(parameter) != nil }
    }
    data.add(.init("point", size: points.count))
    addAnswers(to: &data)
    guard !parameters.isEmpty else { return data }
    let levels = points.flatMap(\.studies).map(\.levels.count).max() ?? 1
    data.add(.init("study_parameter", size: parameters.count))
    data.add(.init("study_level", size: levels))
    data.add(
      DatasetVariable(
        "study_parameter", dimensions: ["study_parameter"],
        values: .text(parameters.map(\.rawValue)), longName: "numerical parameter varied", units: ""
      ))
    data.add(
      DatasetVariable(
        "study_unit", dimensions: ["study_parameter"], values: .text(parameters.map(\.unit)),
        longName: "unit of the parameter", units: ""))
    addVerdicts(of: parameters, to: &data)
    addLevels(of: parameters, count: levels, to: &data)
    return data
  }

  private func addAnswers(to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ value: (ConvergencePoint) -> Double?) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .real(points.map { value($0) ?? .nan }),
          longName: long, units: RunResult.resistivityUnit))
    }
    add("drag_resistivity", "drag resistivity with the settings of the input") {
      $0.resistivity?.value
    }
    add("drag_resistivity_error", "its standard error") { $0.resistivity?.standardError }
    add("drag_resistivity_limit", "drag resistivity extrapolated in all parameters") {
      $0.extrapolated?.value
    }
    add("drag_resistivity_limit_error", "its standard error") { $0.extrapolated?.standardError }
  }

  private func addVerdicts(of parameters: [NumericalParameter], to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ value: (ParameterStudy) -> Double?) {
      let values = points.flatMap { point in
        parameters.map { point.study($0).flatMap(value) ?? .nan }
      }
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "study_parameter"], values: .real(values), longName: long,
          units: "1"))
    }
    add("study_input_value", "value in the input, in the unit of the parameter") { $0.inputValue }
    add("study_order", "observed order in 1/value") { $0.order?.orderWithScatter.value }
    add("study_order_error", "standard error of that order") {
      $0.order?.orderWithScatter.standardError
    }
    add("study_error_of_input", "relative error that the value in the input leaves") {
      $0.errorOfInput
    }
    add("study_correction", "ln rho_D in the limit less that of the input") {
      $0.correction.value
    }
    add("study_correction_error", "standard error of that difference") {
      $0.correction.estimate.standardError
    }
  }

  private func addLevels(
    of parameters: [NumericalParameter], count: Int, to data: inout Dataset
  ) {
    func add(
      _ name: String, _ long: String, _ unit: String, _ value: (ParameterStudy.Level) -> Double?
    ) {
      let values = points.flatMap { point in
        parameters.flatMap { parameter in
          let known = point.study(parameter)?.levels.map { value($0) ?? .nan } ?? []
          return known + Array(repeating: .nan, count: count - known.count)
        }
      }
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "study_parameter", "study_level"], values: .real(values),
          longName: long, units: unit))
    }
    add("study_value", "value of the parameter, in its unit", "1") { $0.value }
    add("study_drag_resistivity", "drag resistivity", RunResult.resistivityUnit) {
      $0.resistivity?.value
    }
    add("study_drag_resistivity_error", "its standard error", RunResult.resistivityUnit) {
      $0.resistivity?.standardError
    }
    add("study_shift", "ln rho_D less that of the input", "1") { $0.shift?.value }
    add("study_shift_error", "its standard error on common random numbers", "1") {
      $0.shift?.standardError
    }
  }
}
