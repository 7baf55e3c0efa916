import Input
import ResultFiles
import Statistics

extension [ParameterStudy] {
  /// The studies as quantities: one entry for each parameter, and one for each level of it.
  ///
  /// - Parameters:
  ///   - degree: the degree of the splines, on which the expected order depends.
  ///   - observable: what was studied, the end of a name in the catalogue.
  func readings(degree: Int, of observable: String) -> Readings {
    var readings = Readings()
    func add(_ name: String, _ value: (ParameterStudy) -> QuantityValue) {
      readings.add(name, .named(map { .init($0.parameter.rawValue, value($0)) }))
    }
    func addLevels(_ name: String, _ value: (ParameterStudy.Level) -> QuantityValue) {
      add(name) { .list($0.levels.map(value)) }
    }
    add("parameters[].name") { .text($0.parameter.rawValue) }
    add("parameters[].key") { .optional($0.parameter.key) }
    add("study_unit") { .text($0.parameter.unit) }
    add("study_input_value") { .real($0.inputValue) }
    add("study_order") { .estimate($0.order?.orderWithScatter) }
    add("parameters[].expected_order") {
      .optional($0.parameter.expectation(degree: degree)?.order)
    }
    add("parameters[].expected_because") {
      .optional($0.parameter.expectation(degree: degree)?.reason)
    }
    add("study_error_of_input") { .real($0.errorOfInput) }
    add("parameters[].resolved") { .truth($0.isResolved) }
    add("study_correction") {
      .estimate($0.parameter == .samples ? nil : $0.correction.estimate)
    }
    addLevels("study_value") { .real($0.value) }
    addLevels("study_\(observable)") { .estimate($0.resistivity) }
    addLevels("study_shift") { .estimate($0.shift) }
    addLevels("parameters[].levels[].steady_state") { .text($0.status.rawValue) }
    return readings
  }
}
