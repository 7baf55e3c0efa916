import ClosedForms
import Input
import KineticOperator
public import ResultFiles

extension ResponseResult: StudyAnswer {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    // Points without a response have as many frequencies, none of which is known.
    let count = configuration.response.points
    func column(_ value: (FrequencyResponse.Point) -> QuantityValue) -> QuantityValue {
      .list(points.isEmpty ? Array(repeating: .missing, count: count) : points.map(value))
    }
    readings.add("omega", column { .real($0.omega) })
    for (suffix, part) in [
      ("real", \FrequencyResponse.ComplexEstimate.real), ("imag", \.imaginary),
    ] {
      readings.add(
        "rho_12_\(suffix)", column { .estimate($0.offDiagonalResistivity[keyPath: part]) })
      readings.add(
        "sigma_\(suffix)",
        column { point in
          .wires { row in .wires { .estimate(point.element(row, $0)[keyPath: part]) } }
        })
      readings.add("S_\(suffix)", column { .estimate($0.conductivity[keyPath: part]) })
    }
    readings.add("drag_resistivity", .estimate(dragResistivity))
    readings.add("rho_12_high_frequency", .estimate(highFrequency))
    readings.add("rho_12_high_frequency_pairs", .optional(highFrequencyOfPairs))
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
}
