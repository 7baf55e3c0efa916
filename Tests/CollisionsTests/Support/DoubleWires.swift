import WirePhysics

extension DoubleWire {
  /// V_11 = V_22 = exp(-q^2), V_12 = exp(-2 q^2)/2: the potentials of the reference amplitudes.
  static let referenceAmplitudes = DoubleWire(
    wires: WirePair(fermiEnergies: 3, 3),
    intrawire: WirePair { _ in .gaussian(strength: 1, length: 1) },
    interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))

  /// eps_F = 3, V_11 = V_22 = exp(-2 q^2), V_12 = exp(-2 q^2)/2: the reference forms.
  static let referenceForms = DoubleWire(
    wires: WirePair(fermiEnergies: 3, 3),
    intrawire: WirePair { _ in .gaussian(strength: 1, length: 2.0.squareRoot()) },
    interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))

  /// Nothing alike: different wires, three different potentials.
  static let asymmetric = DoubleWire(
    wires: WirePair(fermiEnergies: 3.4, 2.2),
    intrawire: WirePair(
      .gaussian(strength: 1, length: 1), .gaussian(strength: 0.7, length: 1.3)),
    interwire: .gaussian(strength: 0.5, length: 1.4))

  /// One potential everywhere, in equal wires.
  static func uniform(_ potential: Potential, fermiEnergy: Double = 3) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: fermiEnergy, fermiEnergy),
      intrawire: WirePair { _ in potential }, interwire: potential)
  }
}

/// The largest momentum proposed in tests: at eps_F = 3.4, zeta^2 there is below 1e-9.
let testLimit = 7.0
