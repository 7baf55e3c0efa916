public import ClosedForms
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

  /// What the closed forms need to know about this configuration.
  ///
  /// Microscopic triples have no constant D3: the forms that need it then say so.
  public var closedFormContext: ClosedFormContext {
    let wires = doubleWire.wires
    let constants = softConstants ?? (WirePair(0, 0), 0)
    let mu = WirePair(
      constants.mu1, constants.mu1 * wires.one.thermalMomentum / wires.two.thermalMomentum)
    return ClosedFormContext(
      wires: wires, pairDiffusion: pairDiffusion, lambda: constants.lambda, mu: mu,
      interwire: doubleWire.interwire.scaled(by: collisions.pairs.squareRoot()))
  }
}
