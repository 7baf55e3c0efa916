import Collisions
import KineticOperator
import ParticleEngine
import WirePhysics

/// A double wire at moderate degeneracy, with soft collisions strong enough for a quick steady state.
struct TestSystem {
  let doubleWire: DoubleWire
  let grid: MomentumGrid

  init(
    mismatch: Double = 0.5, mean: Double = 1, intervals: Int = 8, flavours: Flavours = .one
  ) {
    doubleWire = DoubleWire(
      wires: WirePair(
        fermiEnergies: mean + mismatch / 2, mean - mismatch / 2, flavours: flavours),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 1) },
      interwire: .gaussian(strength: 1.5, length: 0.7))
    grid = MomentumGrid(
      intervals: intervals, cutoff: 6, spacing: .auto,
      wires: [doubleWire[.one], doubleWire[.two]])
  }

  /// The same at eps_F/T = 1 with exact pair scattering, whose D2 is half that of Born.
  init(scattering: PairScattering) throws {
    let potential = Potential.gaussian(strength: 1.5, length: 0.7)
    doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 1.25, 0.75),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 1) }, interwire: potential,
      pairs: try PairInteraction(potential, scattering))
    grid = MomentumGrid(
      intervals: 8, cutoff: 6, spacing: .auto, wires: [doubleWire[.one], doubleWire[.two]])
  }

  /// The microscopic reference: Gaussian potentials at eps_F/T = 3, as weak as a perturbation should be.
  init(microscopicAt mismatch: Double, intervals: Int = 12) {
    let range = 2.0.squareRoot()
    doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 3 + mismatch / 2, 3 - mismatch / 2),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: range) },
      interwire: .gaussian(strength: 0.5, length: range))
    grid = MomentumGrid(
      intervals: intervals, cutoff: 6, spacing: .auto,
      wires: [doubleWire[.one], doubleWire[.two]])
  }

  /// Potentials for which every kind of triples matters and yet the steady state is soon reached.
  init(strongTriplesAt mismatch: Double) {
    doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 1 + mismatch / 2, 1 - mismatch / 2),
      intrawire: WirePair { _ in .gaussian(strength: 4, length: 0.8) },
      interwire: .gaussian(strength: 0.5, length: 0.8))
    grid = MomentumGrid(
      intervals: 8, cutoff: 6, spacing: .auto, wires: [doubleWire[.one], doubleWire[.two]])
  }

  var pairs: PairSampler { PairSampler(doubleWire, limit: grid.reach) }

  func soft(_ wire: WireIndex, lambda: Double = 0.02, length: Double = 2) -> SoftSampler {
    SoftSampler(
      intrawire: wire, of: doubleWire, lambda: lambda, length: length, limit: grid.reach)
  }

  func softBetween(mu1: Double = 0.01, length: Double = 2) -> SoftSampler {
    SoftSampler(interwire: doubleWire, mu1: mu1, length: length, limit: grid.reach)
  }

  func triples(_ wires: [WireIndex], strength: Double = 1) -> TripleSampler {
    TripleSampler(wires: wires, of: doubleWire, strength: strength, limit: grid.reach)
  }

  /// Pairs and all four kinds of triples.
  var microscopic: [any CollisionSampler] {
    [
      pairs, triples([.one, .one, .one]), triples([.two, .two, .two]), triples([.one, .one, .two]),
      triples([.two, .two, .one]),
    ]
  }

  /// Lists of collisions, whose mean operator is exactly known.
  func finite(_ samplers: [any CollisionSampler], count: Int = 4000) -> [FiniteSampler] {
    samplers.enumerated().map { number, sampler in
      FiniteSampler(sampler, count: count, seed: UInt64(100 + number))
    }
  }

  func model(
    _ samplers: [any CollisionSampler], degree: Int = 3, seed: UInt64 = 1
  ) throws -> ParticleModel {
    try ParticleModel(
      doubleWire: doubleWire, grid: grid, degree: degree, samplers: samplers, seed: seed)
  }
}
