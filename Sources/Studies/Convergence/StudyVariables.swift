import RunFiles
import Statistics

/// The `study_*` variables of a result file: what was varied and what came of it.
struct StudyVariables {
  /// The studies of each point.
  private let studies: [[ParameterStudy]]

  /// What the studies look at.
  private let quantity: Quantity

  /// What a study looks at.
  enum Quantity {
    case dragResistivity
    case relativeCurrent

    var name: String { self == .dragResistivity ? "drag_resistivity" : "relative_current" }
    var meaning: String { self == .dragResistivity ? "drag resistivity" : "(j_1 - j_2)/2" }
    var unit: String { self == .dragResistivity ? RunResult.resistivityUnit : "eT/hbar" }
  }

  init(_ studies: [[ParameterStudy]], of quantity: Quantity) {
    self.studies = studies
    self.quantity = quantity
  }

  /// Adds them; dimension `point` exists already.
  func add(to data: inout Dataset) {
    let parameters = NumericalParameter.allCases.filter { parameter in
      studies.contains { $0.first(of: parameter) != nil }
    }
    guard !parameters.isEmpty else { return }
    let levels = studies.joined().map(\.levels.count).max() ?? 1
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
  }

  private func addVerdicts(of parameters: [NumericalParameter], to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ value: (ParameterStudy) -> Double?) {
      let values = studies.flatMap { point in
        parameters.map { point.first(of: $0).flatMap(value) ?? .nan }
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
      let values = studies.flatMap { point in
        parameters.flatMap { parameter in
          let known = point.first(of: parameter)?.levels.map { value($0) ?? .nan } ?? []
          return known + Array(repeating: .nan, count: count - known.count)
        }
      }
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "study_parameter", "study_level"], values: .real(values),
          longName: long, units: unit))
    }
    add("study_value", "value of the parameter, in its unit", "1") { $0.value }
    add("study_\(quantity.name)", quantity.meaning, quantity.unit) {
      $0.resistivity?.value
    }
    add("study_\(quantity.name)_error", "its standard error", quantity.unit) {
      $0.resistivity?.standardError
    }
    add(
      "study_shift",
      quantity == .dragResistivity
        ? "ln rho_D less that of the input" : "relative effect on the current", "1"
    ) { $0.shift?.value }
    add("study_shift_error", "its standard error on common random numbers", "1") {
      $0.shift?.standardError
    }
  }
}

extension [ParameterStudy] {
  /// The study of a parameter, if there is one.
  fileprivate func first(of parameter: NumericalParameter) -> ParameterStudy? {
    first { $0.parameter == parameter }
  }
}
