import Foundation
import GSLSupport
package import WirePhysics

/// The amplitude of direct three-particle scattering for transfers that go to zero.
///
/// Equations (S21)-(S25), for any assignment of the three electrons to the wires. To first order in
/// the transfers, energy and momentum conservation leave one number: q_a = lambda (k_b - k_c) for the
/// cyclic (a, b, c), and
///
///     A = Sum_b V_ab(q_a) V_cb(q_c)/((k_a - k_b)(k_c - k_b)).
///
/// It holds where all |k_i - k_j| are much larger than 1/a, the range of the potentials in momentum.
package struct SoftAmplitude: Sendable {
  /// One of the three terms: the electron both others interact with, and its two neighbours.
  private struct Term: Sendable {
    let hub: Int
    let (first, second): (Int, Int)
    let (firstPotential, secondPotential): (Potential, Potential)
    // Read once: amplitudes are integrated over many momenta.
    let (firstShape, secondShape): (PotentialShape, PotentialShape)
    let strength: Double
  }

  private let terms: [Term]
  /// The largest range of the potentials.
  private let range: Double
  /// The same by tables, if the potentials admit it.
  private let tabulated: OctaveAmplitude?

  /// Describes the amplitude of electrons in the given wires.
  ///
  /// - Parameters:
  ///   - wires: the wires of electrons 1, 2, 3.
  ///   - system: the potentials.
  package init(wires: [WireIndex], system: DoubleWire) {
    precondition(wires.count == 3, "three electrons")
    terms = (0..<3).map { hub in
      let (first, second) = ((hub + 1) % 3, (hub + 2) % 3)
      let potentials = (
        system.potential(wires[hub], wires[first]), system.potential(wires[hub], wires[second])
      )
      return Term(
        hub: hub, first: first, second: second, firstPotential: potentials.0,
        secondPotential: potentials.1, firstShape: potentials.0.shape,
        secondShape: potentials.1.shape, strength: potentials.0.strength * potentials.1.strength)
    }
    tabulated = OctaveAmplitude(wires: wires, system: system)
    range = terms.map { max($0.firstPotential.range, $0.secondPotential.range) }.max() ?? 0
  }

  /// The amplitude at k and transfers q_a = lambda (k_b - k_c).
  package func callAsFunction(_ k: SIMD3<Double>, lambda: Double) -> Double {
    terms.reduce(0) { sum, term in
      let (x, y) = Self.separations(k, term)
      return sum - term.firstPotential(lambda * y) * term.secondPotential(lambda * x) / (x * y)
    }
  }

  /// s = (1/2) Int lambda^2 A^2 dlambda, symmetric in electrons of the same wire.
  ///
  /// The momentum-resolved diffusion coefficient (S12) is d(k_1, k_2, k_3) = |k_2 - k_3|^3 s.
  /// - Throws: `GSLError` if the quadrature fails; only tables of the user need one.
  package func strength(_ k: SIMD3<Double>) throws -> Double {
    if let sum = closedForm(k) ?? tabulated?.strength(k) { return sum }
    return try adaptiveStrength(k)
  }

  /// The same by adaptive quadrature, for any potentials.
  /// - Throws: `GSLError` if the quadrature fails.
  package func adaptiveStrength(_ k: SIMD3<Double>) throws -> Double {
    let separations = [abs(k.x - k.y), abs(k.y - k.z), abs(k.z - k.x)].sorted()
    // Each term holds two potentials, one at the second largest separation or beyond.
    let end = range / separations[1]
    let integral = try Quadrature.integrate(
      { lambda in
        let amplitude = self(k, lambda: lambda)
        return lambda * lambda * amplitude * amplitude
      }, from: 0, to: end, breakpoints: [end / 64, end / 16, end / 4], relativeError: 1e-7)
    return integral.value
  }

  /// q of the first neighbour over lambda is k_second - k_hub, up to signs that V(q) does not see.
  private static func separations(_ k: SIMD3<Double>, _ term: Term) -> (Double, Double) {
    (k[term.first] - k[term.hub], k[term.hub] - k[term.second])
  }

  /// The sum over pairs of terms c_b exp(-e_b |lambda|^n), n = 1 or 2; nil for other potentials.
  private func closedForm(_ k: SIMD3<Double>) -> Double? {
    var parts = SIMD3<Double>()
    var rates = SIMD3<Double>()
    var isGaussian: Bool?
    for term in terms {
      let (x, y) = Self.separations(k, term)
      switch (term.firstShape, term.secondShape) {
      case (.exponential(let l), .exponential(let m)) where isGaussian != true:
        isGaussian = false
        rates[term.hub] = l * abs(y) + m * abs(x)
      case (.gaussian(let l), .gaussian(let m)) where isGaussian != false:
        isGaussian = true
        rates[term.hub] = l * y * (l * y) + m * x * (m * x)
      default: return nil
      }
      parts[term.hub] = -term.strength / (x * y)
    }
    var sum = 0.0
    for i in 0..<3 {
      for j in 0..<3 {
        let rate = rates[i] + rates[j]
        // (1/2) Int lambda^2 exp(-rate |lambda|) = 2/rate^3, or pi^(1/2)/(4 rate^(3/2)).
        let integral =
          isGaussian == true
          ? Double.pi.squareRoot() / (4 * rate * rate.squareRoot()) : 2 / (rate * rate * rate)
        sum += parts[i] * parts[j] * integral
      }
    }
    return sum
  }
}
