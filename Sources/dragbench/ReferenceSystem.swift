import Collisions
import WirePhysics

/// The microscopic reference of the benchmarks: eps_F = 3.25, 2.75, Gaussian potentials.
enum ReferenceSystem {
  static let doubleWire = system(3.25, 2.75)

  /// The same at a lower temperature.
  static let cold = system(8.25, 7.75)

  private static func system(_ one: Double, _ two: Double) -> DoubleWire {
    DoubleWire(
      wires: WirePair(Wire(fermiEnergy: one), Wire(fermiEnergy: two)),
      intrawire: WirePair(
        .gaussian(strength: 1, length: 2.0.squareRoot()),
        .gaussian(strength: 1, length: 2.0.squareRoot())),
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
  }

  static let tripleSets: [[WireIndex]] = [
    [.one, .one, .one], [.two, .two, .two], [.one, .one, .two], [.two, .two, .one],
  ]
}
