import RandomStreams
public import RunFiles
import Statistics

/// The convergence study of an input file.
public struct ConvergenceResult: StudyResult {
  /// The input.
  public let input: InputFile
  /// One study per sweep point, at least one.
  public let points: [ConvergencePoint]

  /// The study as one JSON object: that of the single point, or {"points": [...]} for a sweep.
  public var json: JSONValue {
    input.sweep.isEmpty ? points[0].json : ["points": .array(points.map(\.json))]
  }

  /// The study for a person.
  public var summary: String {
    let title = points[0].configuration.title
    let blocks = points.map { point in
      let settings = point.configuration.settings.map { "\($0.key) = \($0.value.description)" }
      return (settings.isEmpty ? "" : settings.joined(separator: ", ") + "\n") + point.summary
    }
    return (title.isEmpty ? "" : title + "\n") + blocks.joined(separator: "\n\n")
  }
}

extension ConvergencePoint {
  /// The study of this point as one JSON object.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members += [
      .init("drag_resistivity", .estimate(resistivity)),
      .init("extrapolated", .estimate(extrapolated)),
      .init("steady_state", .string(steadyState)),
      .init("wanted_error", .number(wantedError)),
      .init("limiting", limiting.map { .string($0.parameter.rawValue) } ?? .null),
      .init(
        "parameters", .array(studies.map { $0.json(degree: configuration.solve.basis.degree) })),
      .init("joint_shift", .estimate(joint?.estimate)),
      .init("interaction", .estimate(interaction)),
      .init(
        "recommended", .object(recommended.map { .init($0.key, .number($0.value)) })),
      .init("warnings", .array(warnings.map(JSONValue.string))),
      .init("samples", .whole(samples)), .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }
}

extension ParameterStudy {
  /// The study of this parameter as one JSON object.
  ///
  /// - Parameter degree: the degree of the splines, on which the expected order depends.
  public func json(degree: Int) -> JSONValue {
    let expectation = parameter.expectation(degree: degree)
    return [
      "name": .string(parameter.rawValue), "key": parameter.key.map(JSONValue.string) ?? .null,
      "input_value": .number(inputValue),
      "order": .estimate(order?.orderWithScatter),
      "expected_order": .optional(expectation?.order),
      "expected_because": expectation.map { .string($0.reason) } ?? .null,
      "error_of_input": .number(errorOfInput), "resolved": .boolean(isResolved),
      "correction": .estimate(parameter == .samples ? nil : correction.estimate),
      "levels": .array(
        levels.map { level in
          [
            "value": .number(level.value), "drag_resistivity": .estimate(level.resistivity),
            "shift": .estimate(level.shift), "steady_state": .string(level.steadyState),
          ]
        }),
    ]
  }
}
