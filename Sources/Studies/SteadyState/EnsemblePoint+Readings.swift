import Input
import Report
public import ResultFiles
import Statistics
import WirePhysics

extension EnsemblePoint: StudyAnswer {
  /// The self-checks that failed, in words.
  public var failedChecks: [String] {
    replicas.filter { !$0.failedChecks.isEmpty }.map { replica in
      "seed \(replica.seed): "
        + replica.failedChecks.joined(separator: ", ")
    }
  }

  /// What was found, as quantities of the catalogue.
  public func readings(along momenta: [Double]) -> Readings {
    let field = replicas.map(\.effectiveField).reduce(Estimate(value: 0, standardError: 0), +)
    var readings = Readings()
    readings.addTransport(S?.estimate, dragResistivity: estimate, of: configuration)
    readings.add("regular_current", .regularCurrents(S?.estimate, of: configuration))
    readings.add("effective_field", .estimate(field.scaled(by: 1 / Double(replicas.count))))
    readings.add(
      "effective_field_expected",
      .real(configuration.doubleWire.wires.effectiveField(configuration.driveFields)))
    readings.add("steady_state", .text(status.rawValue))
    readings.add("samples", .count(samples))
    let scores = deviations
    let far = outliers
    let seeds = replicas.map { QuantityValue.unsigned($0.seed) }
    readings.add("ensemble.seeds", .list(seeds))
    readings.add("chi_square", .optional(dragResistivity?.chiSquare.value))
    readings.add("ensemble.degrees_of_freedom", .count(replicas.count - 1))
    readings.add("Q", .optional(dragResistivity?.chiSquare.q))
    readings.add("ensemble.outliers", .list(far.map { seeds[$0] }))
    readings.add("replica_seed", .list(seeds))
    readings.add(
      "replica_drag_resistivity", .list(replicas.map { .estimate($0.dragResistivity) }))
    readings.add(
      "ensemble.replicas[].deviation",
      .list(replicas.indices.map { .optional(scores.isEmpty ? nil : scores[$0]) }))
    readings.add("replica_S", .list(replicas.map { .estimate($0.S) }))
    readings.add("replica_effective_field", .list(replicas.map { .estimate($0.effectiveField) }))
    readings.add("replica_steady_state", .texts(replicas.map(\.status.rawValue)))
    readings.add("replica_samples", .list(replicas.map { .count($0.samples) }))
    readings.add(
      "replica_failed_checks", .texts(replicas.map { $0.failedChecks.joined(separator: ", ") }))
    readings.add(
      "replica_is_outlier", .list(replicas.indices.map { .truth(far.contains($0)) }))
    return readings
  }

  /// The ensemble for a person.
  public var summary: String {
    var table = TextTable([
      "seed", "rho_D [\(configuration.resistivityUnit.name)]", "error %",
      "in errors from the others", "",
    ])
    let (scores, far) = (deviations, outliers)
    for (index, replica) in replicas.enumerated() {
      table.add([
        "\(replica.seed)",
        replica.dragResistivity.map { "\(configuration.shown($0))" } ?? replica.status.rawValue,
        replica.dragResistivity.map { TextTable.short(100 * $0.relativeError, digits: 2) } ?? "",
        scores.isEmpty ? "" : TextTable.short(scores[index], digits: 2),
        far.contains(index) ? "OUTLIER" : "",
      ])
    }
    var lines = [table.text]
    if let dragResistivity {
      lines.append("weighted average  \(dragResistivity)")
      if configuration.unitSystem != nil {
        lines.append("                  \(configuration.shown(dragResistivity.estimate)) kOhm/um")
      }
      if dragResistivity.chiSquare.q < Self.alarmRate {
        lines.append(
          "WARNING: the replicas scatter more than their errors say (small Q); with the error "
            + "enlarged to match: \(dragResistivity.enlarged)")
      }
    } else if let estimate {
      lines.append("drag resistivity  \(estimate) (\(status.rawValue))")
    } else {
      lines.append("no average: not every replica has a steady state (\(status.rawValue))")
    }
    return lines.joined(separator: "\n")
  }
}
