import Collisions
import Foundation
import Statistics
import Testing
import WirePhysics

/// When the finite part of a mixed set exists.
///
/// Where an electron of wire 1 and one of wire 2 exchange their momenta (a line of v), the third, b,
/// keeps its own, q_b -> 0, and the residue is V_12(Q) [V_12(q_b) - V_11(q_b)] plus an exchange term. With
/// cusps of different slopes in V_11 and V_12 it is r_0 + r_1 |v|, and |A|^2 has a term 2 r_0 r_1/|v|,
/// which no symmetrization removes: the integral diverges like the logarithm of the guard.
@Suite(.tags(.analytic, .convergence)) struct CuspTests {
  private static let distances = [1e-2, 3e-3, 1e-3, 3e-4, 1e-4]

  @Test(arguments: [
    (
      Potential.gaussian(strength: 1, length: 1.4), Potential.gaussian(strength: 0.5, length: 1.4)
    ),
    (
      .gatedCoulomb(strength: 1, separation: 1, gate: 4),
      .gatedCoulomb(strength: 1, separation: 2, gate: 4)
    ),
    // Different exponentials with the same slope at q = 0.
    (.exponential(strength: 1, length: 1.5), .exponential(strength: 0.5, length: 3)),
  ])
  func `what is left of the double pole is bounded`(intrawire: Potential, interwire: Potential) {
    let sums = Self.distances.map { Self.remainder($0, intrawire, interwire) }
    for sum in sums { #expect(abs(sum / sums[4] - 1) < 0.1, "\(sums)") }
  }

  @Test func `cusps of different slopes leave a singularity that cannot be integrated`() throws {
    let sums = Self.distances.map {
      Self.remainder(
        $0, .exponential(strength: 1, length: 1.5), .exponential(strength: 0.5, length: 1.5))
    }
    let order = try ConvergenceOrder(steps: Self.distances, errors: sums).order
    #expect(abs(order.value + 1) < 0.05, "\(order)")
  }

  /// A(x)^2 + A(-x)^2 - 2 r^2/x^2 at a distance x from a line of v, at fixed u.
  private static func remainder(
    _ x: Double, _ intrawire: Potential, _ interwire: Potential
  ) -> Double {
    let doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 3), intrawire: WirePair { _ in intrawire },
      interwire: interwire)
    let amplitude = TripleAmplitude(wires: [.one, .one, .two], of: doubleWire)
    let shell = AngleKinematics(momenta: SIMD4(1.3, 0.9, -0.2, 0))
    let (line, u) = (AngleKinematics.c[0] + AngleKinematics.c[2], 0.7)
    func a(_ x: Double) -> Double {
      amplitude.evaluate(
        momenta: shell.momenta(at: (line + x - u) / 2), angle: (line + x + u) / 2
      ).antisymmetrized
    }
    let pole = amplitude.pole(at: [2, 1, 0], of: shell.momenta(at: (line - u) / 2))
    return a(x) * a(x) + a(-x) * a(-x) - 2 * pole.residue * pole.residue / (x * x)
  }
}
