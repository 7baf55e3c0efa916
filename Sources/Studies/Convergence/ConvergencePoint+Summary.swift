import Foundation
import Input
import Report
public import ResultFiles
import Statistics

extension ConvergencePoint: StudyAnswer {
  /// Files beside the result.
  public static func documents(
    of result: StudyResult<ConvergencePoint>, _ provenance: Provenance
  ) -> [Document] { [Document(name: "converge.txt", contents: result.summary + "\n")] }

  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    readings.add("drag_resistivity", .estimate(resistivity))
    readings.add("drag_resistivity_limit", .estimate(extrapolated))
    readings.add("steady_state", .text(status.rawValue))
    readings.add("wanted_error", .real(wantedError))
    readings.add("limiting", .optional(limiting?.parameter.rawValue))
    readings.add(studies.readings(degree: configuration.solve.basis.degree))
    readings.add("joint_shift", .estimate(joint?.estimate))
    readings.add("interaction", .estimate(interaction))
    readings.add(
      "recommended.*", .named(recommended.map { .init($0.key, .real($0.value)) }))
    readings.add("warnings", .texts(warnings))
    readings.add("samples", .count(samples))
    return readings
  }
}

extension ConvergencePoint {
  /// The study for a person: levels, verdict per parameter, advice.
  public var summary: String {
    guard resistivity != nil else { return warnings.joined(separator: "\n") }
    var parts = [levelTable, "", verdictTable, ""]
    parts += conclusionLines
    if !warnings.isEmpty { parts += [""] + warnings.map { "WARNING: \($0)" } }
    return parts.joined(separator: "\n")
  }

  private var levelTable: String {
    var table = TextTable(["parameter", "value", "rho_D", "shift %", "from the input's"])
    for study in studies {
      for level in study.levels {
        let isInput = abs(level.value / study.inputValue - 1) < 1e-12
        table.add([
          study.parameter.rawValue, TextTable.short(level.value),
          level.resistivity.map { "\($0)" } ?? level.status.rawValue,
          level.shift.map { isInput ? "" : "\($0.scaled(by: 100))" } ?? "",
          isInput ? "<- input" : "",
        ])
      }
    }
    return table.text
  }

  private var verdictTable: String {
    var table = TextTable(["parameter", "input", "leaves %", "order", "expected", "recommended"])
    let advice = Dictionary(recommended.map { ($0.key, $0.value) }) { first, _ in first }
    for study in studies {
      table.add([
        study.parameter.rawValue, TextTable.short(study.inputValue),
        (study.isResolved ? "" : "< ")
          + TextTable.short(
            100 * max(study.errorOfInput, study.isResolved ? 0 : noise(of: study)), digits: 2),
        study.order.map { "\($0.orderWithScatter)" } ?? "not seen",
        study.parameter.expectation(degree: configuration.solve.basis.degree)
          .map { TextTable.short($0.order) } ?? "",
        study.parameter.key.flatMap { advice[$0] }.map { TextTable.short($0) } ?? "as it is",
      ])
    }
    return table.text
  }

  private func noise(of study: ParameterStudy) -> Double {
    2 * study.correction.estimate.standardError
  }

  private var conclusionLines: [String] {
    var lines: [String] = []
    if let resistivity { lines.append("drag resistivity with these settings  \(resistivity)") }
    if let extrapolated { lines.append("extrapolated in all of them           \(extrapolated)") }
    if let interaction {
      lines.append(
        "interaction of the parameters         \(interaction.scaled(by: 100)) %")
    }
    if let limiting {
      lines.append(
        "what limits the result                \(limiting.parameter.rawValue), "
          + "\(TextTable.short(100 * limiting.errorOfInput, digits: 2)) %")
    }
    let words = recommended.map { "\($0.key): \(TextTable.short($0.value))" }
    lines.append(
      "for \(TextTable.short(100 * wantedError)) % in all                      "
        + words.joined(separator: ", "))
    return lines
  }
}
