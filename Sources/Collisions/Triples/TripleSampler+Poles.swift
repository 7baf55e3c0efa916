public import WirePhysics

extension TripleSampler {
  /// The distance in angle from the nearest permutation that carries an electron across to the other wire.
  ///
  /// At these |A|^2 has a double pole; infinite for three electrons in one wire.
  public static func distanceToPole(
    wires: [WireIndex], momenta: SIMD4<Double>, angle: Double
  ) -> Double {
    let phi = AngleKinematics(momenta: momenta).phi
    var nearest = Double.infinity
    for (pair, line) in TransferDifferences.classes.enumerated()
    where wires[pair / 3] != wires[pair % 3] {
      nearest = min(
        nearest, abs(wrap(angle - phi - TransferDifferences.lines[line.u])),
        abs(wrap(angle + phi - TransferDifferences.lines[line.v])))
    }
    return nearest
  }
}
