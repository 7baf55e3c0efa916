import WirePhysics

extension DoubleWire {
  /// eps_F = 3 -+ Delta/2, V_11 = V_22 = exp(-2 q^2), V_12 = exp(-2 q^2)/2.
  static func gaussian(mismatch: Double = 0) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: 3 + mismatch / 2, 3 - mismatch / 2),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 2.0.squareRoot()) },
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
  }

  /// eps_F = 6, V_12 = 0.8 [K0(2 q) - K0(q sqrt 68)].
  static let gatedCoulomb = DoubleWire(
    wires: WirePair(fermiEnergies: 6, 6), intrawire: WirePair { _ in .contact(strength: 1) },
    interwire: .gatedCoulomb(strength: 0.8, separation: 2, gate: 4))
}
