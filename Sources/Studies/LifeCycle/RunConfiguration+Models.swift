public import ClosedForms
import Collisions
public import FokkerPlanck
public import Input
import WirePhysics

extension RunConfiguration {
  /// D2 with the strength of pair collisions in it.
  public var pairDiffusion: Double { collisions.pairs * doubleWire.pairDiffusion }

  /// Whether a potential is a table.
  var hasTables: Bool {
    doubleWire.interwire.isTable || doubleWire.intrawire.one.isTable
  }

  /// The soft model's lambda_s and mu_1 in reduced units, if triples are the soft model.
  var softConstants: (lambda: WirePair<Double>, mu1: Double)? {
    guard case .softModel(let model) = collisions.triples else { return nil }
    return model.constants(pairDiffusion: doubleWire.pairDiffusion)
  }

  /// The exactly solvable model the soft collisions stand for, section VII.
  ///
  /// Nil without the soft model.
  /// - Throws: `ModelError` if a wire has no three-particle scattering at all.
  public func exactModel() throws -> ExactlySolvableModel? {
    guard let constants = softConstants else { return nil }
    return try ExactlySolvableModel(
      wires: doubleWire.wires, pairDiffusion: pairDiffusion, lambda: constants.lambda,
      mu1: constants.mu1)
  }

  /// The wire sets of microscopic triples whose amplitude vanishes on the whole shell.
  ///
  /// What is sampled of them would be round-off; they are no scattering.
  var integrableSets: [[WireIndex]] {
    collisions.tripleSets.filter { TripleAmplitude(wires: $0, of: doubleWire).vanishes }
  }

  /// Whether there is microscopic three-particle scattering.
  var hasMicroscopicTriples: Bool { integrableSets.count < collisions.tripleSets.count }

  /// What the closed forms need to know about this configuration.
  ///
  /// Microscopic triples have no constant D3: it is not a number until a reduction gives one.
  public var closedFormContext: ClosedFormContext {
    let wires = doubleWire.wires
    let unknown = hasMicroscopicTriples ? Double.nan : 0
    let constants = softConstants ?? (WirePair(unknown, unknown), unknown)
    let mu = WirePair(
      constants.mu1, constants.mu1 * wires.one.thermalMomentum / wires.two.thermalMomentum)
    return ClosedFormContext(
      wires: wires, pairDiffusion: pairDiffusion, lambda: constants.lambda, mu: mu,
      pairs: doubleWire.pairs.scaled(by: collisions.pairs.squareRoot()))
  }
}

extension CollisionSettings {
  /// The wire sets of microscopic triples that are switched on: (s,s,s) for both wires, then (s,s,s').
  var tripleSets: [[WireIndex]] {
    guard case .microscopic(let intrawire, let mixed) = triples else { return [] }
    return (intrawire > 0 ? WireIndex.allCases.map { [$0, $0, $0] } : [])
      + (mixed > 0 ? WireIndex.allCases.map { [$0, $0, $0.other] } : [])
  }
}
