import ParticleEngine
import RandomStreams
public import RunFiles
import Statistics
import WirePhysics

extension ParticlePoint {
  /// The result as one JSON object, in reduced units; in SI as well if the input is in SI.
  public var json: JSONValue {
    let system = configuration.doubleWire
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members += [
      .init("engine", .string(configuration.solve.engine.rawValue)),
      .init("drag_resistivity", .estimate(dragResistivity)), .init("S", .estimate(S)),
      .init("densities", .pair(system.densities)), .init("D2", .number(system.pairDiffusion)),
      .init("conductivity_regular", .matrix(regularConductivity)),
      .init("resistivity", .matrix(resistivity)), .init("effective_field", effectiveFieldJSON),
      .init("steady_state", .string(steadyState)), .init("approach", approachJSON),
      .init("final_currents", finalCurrentsJSON),
      .init("target_reached", .boolean(isTargetReached)), .init("samples", .whole(samples)),
      .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("replicas", .whole(configuration.particles.replicas)), .init("basis", basisJSON),
      .init("evolution", evolutionJSON), .init("counters", countersJSON),
    ]
    if let units = configuration.unitSystem {
      let rho = dragResistivity.map { $0.scaled(by: units.kiloOhmPerMicrometre) }
      members.append(
        .init(
          "SI",
          [
            "drag_resistivity_kohm_per_um": .estimate(rho),
            "duration_ps": .number((times.last ?? 0) * units.picosecond),
          ]))
    }
    members += [
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  private var effectiveFieldJSON: JSONValue {
    guard let field = effectiveField else { return .null }
    return [
      "value": .number(field.value.value), "standard_error": .number(field.value.standardError),
      "expected": .number(field.expected),
    ]
  }

  /// How the relative current comes to its plateau, or how much longer it would need.
  private var approachJSON: JSONValue {
    func finite(_ value: Double) -> JSONValue { .optional(value.isFinite ? value : nil) }
    guard !isFrictionless else { return .null }
    switch result.steadyState {
    case .reached(let plateau):
      return [
        "start": .number(plateau.start), "relaxation_time": .number(plateau.relaxationTime),
        "autocorrelation_time": .number(plateau.autocorrelationTime),
        "remaining_bias": .number(plateau.remainingBias),
      ]
    case .notReached(let current, let relaxationTime, let needed):
      return [
        "current": .number(current), "relaxation_time": finite(relaxationTime),
        "needed_time": finite(needed),
      ]
    case .notApplicable: return .null
    }
  }

  private var finalCurrentsJSON: JSONValue {
    .array(
      (1...2).map { wire in
        let current = column("current_\(wire)")
        return [
          "value": .optional(current?.values.last),
          "standard_error": .optional(current?.standardErrors.last),
        ]
      })
  }

  private var basisJSON: JSONValue {
    [
      "intervals": .whole(grid.intervals), "degree": .whole(configuration.solve.basis.degree),
      "cutoff": .number(grid.cutoff),
    ]
  }

  private var evolutionJSON: JSONValue {
    [
      "duration": .number(times.last ?? 0), "records": .whole(times.count - 1),
      "time_step": .number(result.timeStep), "largest_stable_step": .number(largestStep),
      "time_step_error": .number(result.stepError.relative),
    ]
  }

  private var countersJSON: JSONValue {
    let counters = result.counters
    return [
      "collisions": .whole(counters.collisions), "created": .whole(counters.created),
      "driven": .whole(counters.driven), "merged": .whole(counters.merged),
      "merge_results": .whole(counters.mergeResults),
      "largest_population": .whole(counters.largestPopulation),
      "largest_growth": .number(counters.largestGrowth), "blow_ups": .whole(counters.blowUps),
    ]
  }
}
