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
    /// Microscopic triples: (66) with coefficients that depend on k.
    case microscopic(MicroscopicAnswer)
    /// Pair collisions alone at equal densities, S up to the cutoff, and dS/dk there.
    case pairs(conductivity: Double, growth: Double, cutoff: Double)
    /// Pair collisions alone at different densities, equation (28).
    case frictionless
  }

  /// The configuration.
  public let configuration: RunConfiguration
  /// The model and its solution.
  public let model: Model
  /// The coefficients of microscopic triples from sampled collisions, where they were asked for.
  public internal(set) var sampledDiffusion: SampledDiffusion?

  /// Solves.
  /// - Throws: `ModelError` if the soft model leaves a wire without scattering, `FokkerPlanckError` or
  ///   `GSLError` if the equation of microscopic triples has no solution.
  public init(_ configuration: RunConfiguration) throws {
    self.configuration = configuration
    if let model = try configuration.exactModel() {
      self.model = .exactlySolvable(model.solve())
      return
    }
    if case .microscopic(let intrawire, let mixed) = configuration.collisions.triples,
      intrawire > 0 || mixed > 0
    {
      model = .microscopic(
        try MicroscopicAnswer(configuration, intrawire: intrawire, mixed: mixed))
      return
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
    case .microscopic(let answer): answer.solution.conductivity
    case .pairs(let conductivity, _, _): conductivity
    case .frictionless: nil
    }
  }

  /// Whether the Fokker-Planck limit applies to the collisions as they are.
  public var isValid: Bool {
    if case .microscopic(let answer) = model { return answer.isValid }
    return largestTransfer <= 0.3
  }

  /// Why it does or does not apply.
  public var because: String {
    if case .microscopic(let answer) = model { return answer.because }
    return
      "transfers are \(TextTable.short(largestTransfer, digits: 2)) of the thermal width T/v_F "
      + "(valid up to 0.3)"
  }

  private var largestTransfer: Double {
    let system = configuration.doubleWire
    let transfer = RegimeNumbers(system).momentumTransfer
    var largest = max(transfer.one, transfer.two)
    if case .softModel(let model) = configuration.collisions.triples {
      let velocity = max(system[.one].fermiVelocity, system[.two].fermiVelocity, 1)
      largest = max(largest, velocity / model.length)
    }
    return largest
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
    case .microscopic(let answer):
      members += answer.members
      if let sampledDiffusion, let binned = try? BinnedProfile(answer, sampledDiffusion) {
        members.append(.init("sampled", sampledDiffusion.json(binned)))
      }
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
    case .microscopic(let answer):
      lines += answer.lines
      if let sampledDiffusion, let binned = try? BinnedProfile(answer, sampledDiffusion) {
        lines += sampledDiffusion.lines(binned)
      }
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
