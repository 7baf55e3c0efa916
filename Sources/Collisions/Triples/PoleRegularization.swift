package import WirePhysics

/// Where the double poles of a mixed set are subtracted, and the guard around exact coincidences.
///
/// Neither is physics: the finite part does not depend on the window, and the guard only keeps out round-off
/// of order 1e-16/guard^2: what is sampled there, an even function of the distance, changes by the square of `guardAngle`.
public struct PoleRegularization: Sendable, Hashable {
  /// The half-width w of the subtraction window, at most pi/3.
  public let halfWidth: Double
  /// Orbits closer than this to a pole are moved away to it, in radians.
  public let guardAngle: Double

  /// Makes a regularization.
  public init(halfWidth: Double = .pi / 3, guardAngle: Double = 3e-5) {
    precondition(halfWidth > 0 && halfWidth <= .pi / 3 + 1e-12, "the window lies within its cell")
    precondition(guardAngle >= 0 && guardAngle < halfWidth)
    self.halfWidth = halfWidth
    self.guardAngle = guardAngle
  }

  /// C(x) = 1/x^2 + 1/w^2, with Hadamard finite part zero over (-w, w).
  @inline(__always)
  package func counterterm(_ x: Double) -> Double { 1 / (x * x) + 1 / (halfWidth * halfWidth) }
}

extension TripleSampler {
  /// The distance in angle from the nearest permutation that carries an electron across to the other wire.
  ///
  /// At these |A|^2 has a double pole; infinite for three electrons in one wire.
  package static func distanceToPole(
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
