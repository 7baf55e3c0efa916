import KineticOperator
import RandomStreams
public import RunFiles
public import Statistics
public import WirePhysics

extension JSONValue {
  /// An estimate as {"value", "standard_error"}, or null.
  public static func estimate(_ estimate: Estimate?) -> JSONValue {
    guard let estimate else { return .null }
    return ["value": .number(estimate.value), "standard_error": .number(estimate.standardError)]
  }

  /// A 2 x 2 matrix by rows, or null.
  public static func matrix(_ matrix: WireMatrix?) -> JSONValue {
    guard let matrix else { return .null }
    return .array(matrix.elements.map { .numbers($0) })
  }

  /// A pair as a list of two.
  public static func pair(_ pair: WirePair<Double>) -> JSONValue { .numbers([pair.one, pair.two]) }

  /// What a sweep point sets, as an object of key paths and values.
  public static func settings(_ settings: [SweepSetting]) -> JSONValue {
    .object(settings.map { Member($0.key, $0.value.json) })
  }
}

extension PointResult {
  /// The result as one JSON object, in reduced units; in SI as well if the input is in SI.
  public var json: JSONValue {
    let system = configuration.doubleWire
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members += [
      .init("drag_resistivity", .estimate(dragResistivity)), .init("S", .estimate(S)),
      .init("densities", .pair(system.densities)),
      .init("D2", .number(system.pairDiffusion)),
      .init("conductivity_regular", .matrix(regularConductivity)),
      .init("resistivity", .matrix(resistivity)),
      .init(
        "effective_field",
        [
          "value": .number(effectiveField.value), "standard_error": 0,
          "expected": .number(effectiveField.expected),
        ]),
      .init("steady_state", .string(steadyState)),
      .init("target_reached", .boolean(isTargetReached)),
      .init("samples", .whole(samples)), .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("basis", basisJSON), .init("monitors", monitorsJSON),
      .init("self_checks", selfChecksJSON),
    ]
    if let form = indefiniteForm {
      members.append(.init("lowest_eigenvalue", .estimate(form.eigenvalue)))
    }
    if let positivityLimit {
      members.append(.init("positivity_limit", .estimate(positivityLimit)))
    }
    if let units = configuration.unitSystem { members.append(.init("SI", json(in: units))) }
    members += [
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  private func json(in units: UnitSystem) -> JSONValue {
    let system = configuration.doubleWire
    let factor = units.kiloOhmPerMicrometre
    return [
      "drag_resistivity_kohm_per_um": .estimate(
        dragResistivity.map { $0.scaled(by: factor) }),
      "densities_per_um": .numbers(
        WireIndex.allCases.map { system[$0].density * units.perMicrometre }),
      "fermi_energies_meV": .numbers(
        WireIndex.allCases.map { system[$0].fermiEnergy * units.milliElectronVolt }),
    ]
  }

  private var basisJSON: JSONValue {
    [
      "intervals": .whole(grid.intervals), "degree": .whole(basis.degree),
      "cutoff": .number(grid.cutoff), "spacing": .string(grid.spacing.rawValue),
    ]
  }

  private var monitorsJSON: JSONValue {
    var members: [JSONValue.Member] = [
      .init("conservation_defect", .number(replay.conservationDefect)),
      .init("largest_weight_share", .number(replay.largestShare)),
    ]
    if case .reached(let state) = outcome {
      members += [
        .init("onsager_deviation", .number(state.monitors.onsagerDeviation)),
        .init("zero_mode_residual", .number(state.monitors.zeroModeResidual)),
        .init("energy_balance", .number(state.monitors.energyBalance)),
        .init("jackknife_standard_error", .number(state.jackknife.estimate.standardError)),
        .init("jackknife_bias", .number(state.jackknife.bias)),
      ]
    }
    return .object(members)
  }
}

extension RunResult {
  /// The result as one JSON object: that of the single point, or {"points": [...]} for a sweep.
  public var json: JSONValue {
    isSweep ? ["points": .array(points.map(\.json))] : points[0].json
  }
}
