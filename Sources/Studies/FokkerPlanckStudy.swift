public import FokkerPlanck
import KineticOperator
public import RunFiles
import WirePhysics

/// The Fokker-Planck answer to a configuration: the exactly solvable model, or pair collisions alone.
public struct FokkerPlanckAnswer: Sendable {
  /// Which model answered.
  public enum Model: Sendable {
    /// Section VII in full, equation (113).
    case exactlySolvable(ExactSolution)
    /// Pair collisions alone at equal densities, S up to the cutoff, and dS/dk there.
    case pairs(conductivity: Double, growth: Double, cutoff: Double)
    /// Pair collisions alone at different densities, equation (28).
    case frictionless
  }

  /// The configuration.
  public let configuration: RunConfiguration
  /// The model and its solution.
  public let model: Model

  /// Solves.
  /// - Throws: `ModelError` if the soft model leaves a wire without scattering, `RunError` for microscopic
  ///   triples, whose coefficients depend on k.
  public init(_ configuration: RunConfiguration) throws {
    self.configuration = configuration
    if let model = try configuration.exactModel() {
      self.model = .exactlySolvable(model.solve())
      return
    }
    guard case .none = configuration.collisions.triples else {
      throw RunError.needsSoftModel(command: "fokker-planck")
    }
    guard configuration.pairDiffusion > 0 else { throw RunError.nothingCollides }
    let wires = configuration.doubleWire.wires
    let cutoff = MomentumGrid.automaticCutoff(for: [wires.one, wires.two])
    let limit = PairCollisionLimit(wires: wires, pairDiffusion: configuration.pairDiffusion)
    switch limit.response(cutoff: cutoff) {
    case .frictionless: model = .frictionless
    case .steady(let conductivity, let growth):
      model = .pairs(conductivity: conductivity, growth: growth, cutoff: cutoff)
    }
  }

  /// S of the regular conductivity, where it is finite.
  public var conductivity: Double? {
    switch model {
    case .exactlySolvable(let solution): solution.conductivity
    case .pairs(let conductivity, _, _): conductivity
    case .frictionless: nil
    }
  }

  /// The drag resistivity.
  public var dragResistivity: Double {
    conductivity.map { configuration.doubleWire.wires.dragResistivity(fromS: $0) } ?? 0
  }
}

extension FokkerPlanckAnswer {
  /// The answer as one JSON object.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    let system = configuration.doubleWire
    members += [
      .init("drag_resistivity", .number(dragResistivity)), .init("S", .optional(conductivity)),
      .init("densities", .pair(system.densities)), .init("D2", .number(system.pairDiffusion)),
    ]
    switch model {
    case .exactlySolvable(let solution):
      members += [
        .init("model", "exactly solvable"), .init("a", .pair(solution.a)),
        .init("b", .pair(solution.b)), .init("c", .pair(solution.c)),
        .init("B", .number(solution.meanSlope)),
        .init(
          "k_T",
          .numbers(WireIndex.allCases.map { system[$0].thermalMomentum })),
        .init("D3", .pair(solution.model.tripleDiffusion)),
      ]
      if let equilibration { members.append(.init("equilibration", equilibration.json)) }
    case .pairs(_, let growth, let cutoff):
      members += [
        .init("model", "pairs"), .init("cutoff", .number(cutoff)),
        .init("growth_of_S", .number(growth)),
      ]
    case .frictionless: members.append(.init("model", "frictionless"))
    }
    members.append(.init("version", .string(packageVersion)))
    return .object(members)
  }

  /// The answer for a person.
  public var summary: String {
    let system = configuration.doubleWire
    var lines = [
      "  drag resistivity  \(dragResistivity)",
      "  S                 " + (conductivity.map { "\($0)" } ?? "infinite"),
      "  densities         \(system[.one].density), \(system[.two].density)",
      "  D2                \(configuration.pairDiffusion)",
    ]
    switch model {
    case .exactlySolvable(let solution):
      lines += [
        "  exactly solvable model, section VII:",
        "  D3_1, D3_2        \(solution.model.tripleDiffusion.one), "
          + "\(solution.model.tripleDiffusion.two)",
        "  a_s = -b_s        \(solution.a.one), \(solution.a.two)",
        "  c_s               \(solution.c.one), \(solution.c.two)",
        "  k_Ts              \(system[.one].thermalMomentum), \(system[.two].thermalMomentum)",
      ]
      if let equilibration { lines.append("  " + equilibration.summary) }
    case .pairs(_, let growth, let cutoff):
      lines.append(
        "  pair collisions alone: in the Fokker-Planck limit S grows with the cutoff "
          + "(here \(cutoff)) as \(growth) per unit of momentum")
    case .frictionless:
      lines.append("  pair collisions alone at different densities: frictionless, equation (28)")
    }
    return lines.joined(separator: "\n")
  }
}
