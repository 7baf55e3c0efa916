import Foundation
import RandomStreams
public import RunFiles
import Statistics

/// The convergence study of an input file with the particle engine.
public struct ParticleConvergenceResult: StudyResult {
  /// The input.
  public let input: InputFile
  /// One study per sweep point, at least one.
  public let points: [ParticleConvergencePoint]

  /// The study as one JSON object: that of the single point, or {"points": [...]} for a sweep.
  public var json: JSONValue {
    input.sweep.isEmpty ? points[0].json : ["points": .array(points.map(\.json))]
  }

  /// The study for a person.
  public var summary: String {
    let blocks = points.map { point in
      let settings = point.configuration.settings.map { "\($0.key) = \($0.value.description)" }
      return (settings.isEmpty ? "" : settings.joined(separator: ", ") + "\n") + point.summary
    }
    let title = points[0].configuration.title
    return (title.isEmpty ? "" : title + "\n") + blocks.joined(separator: "\n\n")
  }

  /// The study as a self-describing data set; the `study_*` variables are those of the operator engine's.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes.append(
      ResultKind.particleConvergence.source)
    data.add(.init("point", size: points.count))
    func add(
      _ name: String, _ long: String, _ unit: String, _ value: (ParticleConvergencePoint) -> Double
    ) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .real(points.map(value)), longName: long,
          units: unit))
    }
    add("relative_current", "(j_1 - j_2)/2 at the end of the time studied", "eT/hbar") {
      $0.current.value
    }
    add("relative_current_error", "its standard error", "eT/hbar") { $0.current.standardError }
    add("study_time", "the time studied", "hbar/T") { $0.time }
    StudyVariables(points.map(\.studies), of: .relativeCurrent).add(to: &data)
    return data
  }
}

extension ParticleConvergencePoint {
  /// The study of this point as one JSON object.
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    let degree = configuration.solve.basis.degree
    members += [
      .init("engine", "particles"), .init("relative_current", .estimate(current)),
      .init("time", .number(time)), .init("time_step", .number(timeStep)),
      .init("largest_stable_step", .number(largestStep)),
      .init("wanted_error", .number(wantedError)),
      .init("limiting", limiting.map { .string($0.parameter.rawValue) } ?? .null),
      .init("parameters", .array(studies.map { $0.json(degree: degree) })),
      .init("recommended", .object(recommended.map { .init($0.key, .number($0.value)) })),
      .init("warnings", .array(warnings.map(JSONValue.string))),
      .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  /// The study for a person.
  var summary: String {
    var levels = TextTable(["parameter", "value", "effect on the currents %", ""])
    var verdicts = TextTable(["parameter", "input", "leaves %", "order", "expected", "recommended"])
    let advice = Dictionary(recommended.map { ($0.key, $0.value) }) { first, _ in first }
    for study in studies {
      for level in study.levels {
        let isInput = abs(level.value - study.inputValue) <= 1e-9 * study.inputValue
        levels.add([
          study.parameter.rawValue, TextTable.short(level.value),
          level.shift.map {
            $0.standardError > 0
              ? "\($0.scaled(by: 100))" : TextTable.short(100 * $0.value, digits: 2)
          } ?? "", isInput ? "<- input" : "",
        ])
      }
      verdicts.add([
        study.parameter.rawValue, TextTable.short(study.inputValue),
        TextTable.short(100 * study.errorOfInput, digits: 2),
        study.order.map { "\($0.orderWithScatter)" } ?? "none",
        study.parameter.expectation(degree: configuration.solve.basis.degree)
          .map { TextTable.short($0.order) } ?? "",
        study.parameter.key.flatMap { advice[$0] }.map { TextTable.short($0) } ?? "as it is",
      ])
    }
    let warned = warnings.map { "WARNING: \($0)" }
    let current =
      "(j_1 - j_2)/2 at t = \(TextTable.short(time)) hbar/T  \(current)\n"
      + "largest stable time step  \(TextTable.short(largestStep)) hbar/T"
    return ([levels.text, "", verdicts.text, "", current] + warned).joined(separator: "\n")
  }
}
