import Input
import KineticOperator
import Report
import ResultFiles
import Statistics

/// What the answers of both engines have in common: values over the frequency, and the limit above all rates.
protocol ResponseTable {
  var configuration: RunConfiguration { get }
  var points: [ResponsePoint] { get }
  var highFrequency: Estimate { get }
  var highFrequencyOfPairs: Double? { get }
}

extension ResponseTable {
  /// The table as quantities; without a response all of its frequencies are missing.
  var frequencyReadings: Readings {
    var readings = Readings()
    let count = configuration.response.points
    func column(_ value: (ResponsePoint) -> QuantityValue) -> QuantityValue {
      .list(points.isEmpty ? Array(repeating: .missing, count: count) : points.map(value))
    }
    readings.add("omega", column { .real($0.omega) })
    for (suffix, part) in [("real", \ComplexEstimate.real), ("imag", \.imaginary)] {
      readings.add(
        "rho_12_\(suffix)", column { .estimate($0.offDiagonalResistivity[keyPath: part]) })
      readings.add(
        "sigma_\(suffix)",
        column { point in
          .wires { row in .wires { .estimate(point.element(row, $0)[keyPath: part]) } }
        })
      readings.add("S_\(suffix)", column { .estimate($0.conductivity[keyPath: part]) })
    }
    readings.add("rho_12_high_frequency", .estimate(highFrequency))
    readings.add("rho_12_high_frequency_pairs", .optional(highFrequencyOfPairs))
    return readings
  }

  /// The limit above all rates, for a person.
  var highFrequencyLine: String {
    "  rho_12 above all rates \(highFrequency)  (pairs alone, equation (29): "
      + (highFrequencyOfPairs.map { TextTable.short($0, digits: 7) } ?? "none") + ")"
  }

  /// The table for a person.
  /// - Parameters:
  ///   - more: the headings of further columns.
  ///   - cells: their cells.
  func frequencyTable(_ more: String..., cells: (ResponsePoint) -> [String]) -> String {
    var table = TextTable(["omega", "Re rho_12", "Im rho_12", "Re S", "Im S"] + more)
    for point in points {
      let values = [point.offDiagonalResistivity, point.conductivity]
      table.add(
        [TextTable.short(point.omega)] + values.flatMap { ["\($0.real)", "\($0.imaginary)"] }
          + cells(point))
    }
    return table.text
  }
}
