import Foundation
import Input
import Report
public import ResultFiles
import Statistics

extension ConvergencePoint: ConvergenceAnswer {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    readings.add("drag_resistivity", .estimate(resistivity))
    readings.add("drag_resistivity_limit", .estimate(extrapolated))
    readings.add("steady_state", .text(status.rawValue))
    readings.add(commonReadings(of: "drag_resistivity"))
    readings.add("joint_shift", .estimate(joint?.estimate))
    readings.add("interaction", .estimate(interaction))
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
    if !warnings.isEmpty { parts += [""] + warningLines }
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
