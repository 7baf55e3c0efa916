import RandomStreams
public import RunFiles
import Statistics
import WirePhysics

/// The ensembles of all points of an input.
public struct EnsembleResult: Sendable {
  /// The input.
  public let input: InputFile
  /// One ensemble per sweep point, at least one.
  public let points: [EnsemblePoint]

  /// The result as one JSON object: that of the single point, or {"points": [...]} for a sweep.
  public var json: JSONValue {
    input.sweep.isEmpty ? points[0].json : ["points": .array(points.map(\.json))]
  }

  /// The result for a person.
  public var summary: String {
    let title = points[0].configuration.title
    return (title.isEmpty ? "" : title + "\n") + points.map(\.summary).joined(separator: "\n\n")
  }
}

extension EnsemblePoint {
  /// The ensemble as one JSON object: the keys of a single run, and `ensemble`.
  public var json: JSONValue {
    let system = configuration.doubleWire
    let wires = system.wires
    let value = S?.estimate.value
    let field = replicas.reduce(0) { $0 + $1.effectiveField.value } / Double(replicas.count)
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members += [
      .init("drag_resistivity", .estimate(estimate)), .init("S", .estimate(S?.estimate)),
      .init("densities", .pair(system.densities)), .init("D2", .number(system.pairDiffusion)),
      .init("conductivity_regular", .matrix(value.map { wires.regularConductivity(fromS: $0) })),
      .init(
        "resistivity",
        .matrix(
          value.map { wires.resistivity(fromRegular: wires.regularConductivity(fromS: $0)) }
            ?? replicas[0].resistivity)),
      .init(
        "effective_field",
        [
          "value": .number(field), "standard_error": 0,
          "expected": .number(replicas[0].effectiveField.expected),
        ]),
      .init("steady_state", .string(steadyState)), .init("samples", .whole(samples)),
      .init("seed", .whole(replicas[0].configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("ensemble", ensembleJSON), .init("wall_seconds", .number(seconds)),
      .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  private var ensembleJSON: JSONValue {
    let scores = deviations
    let seeds = replicas.map { JSONValue.whole($0.configuration.random.seed) }
    return [
      "seeds": .array(seeds),
      "chi_square": .optional(dragResistivity?.chiSquare.value),
      "degrees_of_freedom": .whole(replicas.count - 1),
      "Q": .optional(dragResistivity?.chiSquare.q),
      "outliers": .array(outliers.map { seeds[$0] }),
      "replicas": .array(
        replicas.enumerated().map { index, replica in
          [
            "seed": seeds[index], "drag_resistivity": .estimate(replica.dragResistivity),
            "deviation": .optional(scores.isEmpty ? nil : scores[index]),
            "steady_state": .string(replica.steadyState), "samples": .whole(replica.samples),
          ]
        }),
    ]
  }

  /// The ensemble for a person.
  public var summary: String {
    var table = TextTable(["seed", "rho_D", "error %", "in errors from the others", ""])
    let (scores, far) = (deviations, outliers)
    for (index, replica) in replicas.enumerated() {
      table.add([
        "\(replica.configuration.random.seed)",
        replica.dragResistivity.map { "\($0)" } ?? replica.steadyState,
        replica.dragResistivity.map { TextTable.short(100 * $0.relativeError, digits: 2) } ?? "",
        scores.isEmpty ? "" : TextTable.short(scores[index], digits: 2),
        far.contains(index) ? "OUTLIER" : "",
      ])
    }
    var lines = configuration.settings.map { "\($0.key) = \($0.value.description)" }
    lines.append(table.text)
    if let dragResistivity {
      lines.append("weighted average  \(dragResistivity)")
      if dragResistivity.chiSquare.q < Self.alarmRate {
        lines.append(
          "WARNING: the replicas scatter more than their errors say (small Q); with the error "
            + "enlarged to match: \(dragResistivity.enlarged)")
      }
    } else if let estimate {
      lines.append("drag resistivity  \(estimate) (\(steadyState))")
    } else {
      lines.append("no average: not every replica has a steady state (\(steadyState))")
    }
    return lines.joined(separator: "\n")
  }
}
