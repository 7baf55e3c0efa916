import Input
import Studies
import WirePhysics

/// Configurations small enough for a test.
enum Configurations {
  static let gaussian = Potential.gaussian(strength: 1, length: 2.0.squareRoot())
  static let exponential = Potential.exponential(strength: 1, length: 2.0.squareRoot())

  /// Both wires with a mismatch around eps_F = 3, intrawire potential V, interwire V/2.
  static func microscopic(_ potential: Potential, seed: UInt64, samples: UInt64)
    -> RunConfiguration
  {
    RunConfiguration(
      title: "microscopic",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: 3.25, 2.75), intrawire: WirePair(potential, potential),
        interwire: potential.scaled(by: 0.5)),
      collisions: .init(triples: .microscopic(intrawire: 1, mixed: 1)),
      solve: .init(stop: .samples(samples), basis: .init(intervals: 12)),
      random: .init(seed: seed))
  }

  /// The exactly solvable model at (lambda_1, lambda_2, mu_1)/D2 = (0.02, 0.03, 0.01).
  static func soft(
    fermiEnergies: WirePair<Double> = WirePair(4.25, 3.75), length: Double = 10,
    stop: SolveSettings.Stop, seed: UInt64 = 1
  ) -> RunConfiguration {
    RunConfiguration(
      title: "soft model",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: fermiEnergies.one, fermiEnergies.two),
        intrawire: WirePair(gaussian, gaussian), interwire: gaussian.scaled(by: 0.5)),
      collisions: .init(
        triples: .softModel(
          .init(
            lambda: WirePair(0.02, 0.03), mu1: 0.01, reference: .pairDiffusion, length: length))),
      solve: .init(stop: stop), random: .init(seed: seed))
  }

  /// Pair collisions between identical wires.
  static func pairs(stop: SolveSettings.Stop, seed: UInt64 = 1) -> RunConfiguration {
    RunConfiguration(
      title: "pairs",
      doubleWire: DoubleWire(
        wires: WirePair(fermiEnergies: 3, 3), intrawire: WirePair(gaussian, gaussian),
        interwire: gaussian.scaled(by: 0.5)),
      solve: .init(stop: stop), random: .init(seed: seed))
  }
}
