import Collisions
import WirePhysics

/// The microscopic reference of the benchmarks: eps_F = 3.25, 2.75, Gaussian potentials.
enum ReferenceSystem {
  static let doubleWire = DoubleWire(
    wires: WirePair(Wire(fermiEnergy: 3.25), Wire(fermiEnergy: 2.75)),
    intrawire: WirePair(
      .gaussian(strength: 1, length: 2.0.squareRoot()),
      .gaussian(strength: 1, length: 2.0.squareRoot())),
    interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))

  static let tripleSets: [[WireIndex]] = [
    [.one, .one, .one], [.two, .two, .two], [.one, .one, .two], [.two, .two, .one],
  ]
}
