import ClosedForms
import Input
import KineticOperator
import Report
public import ResultFiles
import Statistics

extension ResponseResult: StudyAnswer, ResponseTable {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    readings.add(frequencyReadings)
    readings.add("drag_resistivity", .estimate(dragResistivity))
    readings.add("steady_state", .text(status.rawValue))
    if case .found(let response, _) = outcome {
      readings.add("weights.frictionless", .real(response.frictionlessWeight))
      readings.add("weights.relaxing", .real(response.weights.reduce(0, +)))
      readings.add("weights.total", .real(response.totalWeight))
      readings.add("weights.frictionless_pairs_alone", .real(pairs.frictionlessWeight))
    } else {
      readings.add("weights", .missing)
    }
    readings.add("target_reached", .truth(isTargetReached))
    readings.add("samples", .count(samples))
    return readings
  }

  /// The response for a person: the limits, the weights, and a table over omega.
  public var summary: String {
    var lines: [String] = []
    switch outcome {
    case .found(let response, _):
      lines += limitLines(response) + ["", table]
    case .indefinite(let form):
      lines.append("  no response: \(form.words)")
      if form.isCertain {
        lines.append("  Lower collisions.triples.mixed or the interaction strengths.")
      }
    case .undersampled(let momentum):
      lines.append(
        "  no response: no collision reached momentum \(TextTable.short(momentum)) (too few "
          + "samples); draw more samples or lower the cutoff")
    }
    return lines.joined(separator: "\n")
  }

  private func limitLines(_ response: FrequencyResponse) -> [String] {
    let rates = response.modes.rates
    var lines = [
      "  rho_12 at dc           "
        + (dragResistivity.map { $0.value == 0 ? "0" : "\($0.scaled(by: -1))" } ?? "none")
        + (response.frictionlessWeight > 0
          ? "  (frictionless: linear in omega, equations (34), (35))" : ""),
      highFrequencyLine,
      "  relaxation rates       \(rates.first.map { "\($0)" } ?? "none") to "
        + "\(rates.last.map { "\($0)" } ?? "none") T/hbar",
      "  weight of the relative motion \(TextTable.short(response.totalWeight, digits: 6)), "
        + "of which frictionless \(TextTable.short(response.frictionlessWeight, digits: 6)) "
        + "(pairs alone: \(TextTable.short(max(pairs.frictionlessWeight, 0), digits: 6)))",
      "  samples                \(samples) (seed \(configuration.random.seed)), "
        + "\(TextTable.short(seconds)) s",
    ]
    if !isTargetReached {
      lines.append("  WARNING: the samples ran out before the error asked for was reached")
    }
    return lines
  }

  /// The last column is what a rate without dispersion would be: one number all the way.
  private var table: String {
    frequencyTable("Re rho_12/(high frequency)") {
      [TextTable.short($0.offDiagonalResistivity.real.value / highFrequency.value)]
    }
  }
}
