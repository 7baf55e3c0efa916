public import Diagnostics
public import FokkerPlanck
public import Input
import KineticOperator
import Report
import ResultFiles
import WirePhysics

/// The Fokker-Planck answer to a configuration: the exactly solvable model, microscopic triples, or pairs alone.
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

  /// What microscopic triples were reduced to, where that was asked for.
  package internal(set) var reduction: ReductionOutcome?

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
      configuration.hasMicroscopicTriples
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
  /// The regime of intrawire equilibration of Appendix D, which is written for identical wires.
  ///
  /// Nil where the wires differ, where D_i = lambda - mu is not positive, without triples, and where the constants
  /// that stand for microscopic triples do not tell.
  package var equilibration: EquilibrationStrengths? {
    guard case .exactlySolvable(let solution) = model else {
      guard case .constants(let constants) = reduction else { return nil }
      return constants.equilibration(
        configuration.doubleWire.wires, pairDiffusion: configuration.pairDiffusion)
    }
    let parameters = solution.model
    let energy = parameters.wires.one.fermiEnergy
    let intrawire = parameters.lambda.one - parameters.mu.one
    guard parameters.wires.mismatch == 0, parameters.lambda.one == parameters.lambda.two,
      energy > 1, intrawire > 0, parameters.pairDiffusion > 0
    else { return nil }
    return EquilibrationStrengths(
      fermiEnergy: energy,
      tripleOverPair: parameters.tripleDiffusion.one / parameters.pairDiffusion,
      intrawireOverPair: intrawire / parameters.pairDiffusion)
  }
}

extension EquilibrationStrengths {
  /// The regime and the pieces as quantities.
  var readings: Readings {
    let pieces = EquilibrationShape(self).pieces
    var readings = Readings()
    readings.add("equilibration.regime", .text(regime.name))
    readings.add("equilibration.pieces[].from", .reals(pieces.map(\.energies.lowerBound)))
    readings.add("equilibration.pieces[].to", .reals(pieces.map(\.energies.upperBound)))
    readings.add("equilibration.pieces[].exponent", .reals(pieces.map(\.exponent)))
    return readings
  }

  /// One line: the regime and the piecewise form of zeta^2 dg/dk below the Fermi level.
  var summary: String {
    let pieces = EquilibrationShape(self).pieces.map { piece in
      let form = piece.exponent == 0 ? "level" : piece.exponent > 0 ? "exp(eps)" : "exp(-eps)"
      return "\(form) to \(TextTable.short(piece.energies.upperBound))"
    }
    return "regime \(regime.name) of Appendix D: zeta^2 dg/dk is " + pieces.joined(separator: ", ")
  }
}
