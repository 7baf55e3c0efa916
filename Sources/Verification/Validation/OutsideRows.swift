import ClosedForms
import Collisions
import Foundation
import GSLSupport
import Input
import KineticOperator
import Report
import Statistics
import Studies
import WirePhysics

/// What other work says of three electrons in a wire: integrable models, the amplitude at the Fermi points, the decay
/// of a particle at T = 0, and equilibration by holes at the band bottom.
package enum OutsideRows {
  /// Rows that need no sampling.
  static func all() -> [ValidationRow] { [diffraction(), amplitude(), decay()] }

  /// Contact interactions scatter three electrons without diffraction (McGuire; Yang).
  private static func diffraction() -> ValidationRow {
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 2), intrawire: WirePair { _ in .contact(strength: 0.7) },
      interwire: .contact(strength: 0.4))
    let sets: [[WireIndex]] = [[.one, .one, .one], [.one, .one, .two], [.two, .two, .one]]
    let worst =
      sets.map { set -> Double in
        let amplitude = TripleAmplitude(wires: set, of: system)
        return (1...20).map { point -> Double in
          let x = Double(point)
          let k = SIMD4(2 * sin(x), 2 * sin(2.3 * x), 2 * sin(3.7 * x), 0)
          return abs(amplitude.evaluate(momenta: k, angle: 5 * sin(1.9 * x)).antisymmetrized)
        }.max() ?? .nan
      }.max() ?? .nan
    return ValidationRow(
      "no diffraction", "A of contact potentials 0.7 and 0.4, 60 collisions of three wire sets",
      value: Estimate(value: worst, standardError: 0), from: "amplitude (S21)", reference: 0,
      of: "integrable for any strengths", measure: .absolute, neglected: 0, because: "exact")
  }

  /// A wire with k_F = 1 and V = exp(-(3 q)^2), which is 1e-16 at 2 k_F.
  private static let (strength, length) = (1.0, 3.0)
  private static let system = DoubleWire(
    wires: WirePair(fermiEnergies: 0.5, 0.5),
    intrawire: WirePair { _ in .gaussian(strength: strength, length: length) },
    interwire: .contact(strength: 0))
  /// a of A = a (x1 - x2)(y1 - y2): (3/8) V(0) abs(V''(0))/k_F^2.
  private static let law = 3.0 / 8 * strength * 2 * strength * length * length

  /// Two electrons at k_F, offset by x_1, x_2 before and y_1, y_2 after, and one at -k_F.
  private static func amplitude() -> ValidationRow {
    let offset = 1e-3
    let k = SIMD4(1 + offset, 1 - 0.7 * offset, -1 - 0.2 * offset, 0)
    let phi = AngleKinematics(momenta: k).phi
    let values = TripleAmplitude(wires: [.one, .one, .one], of: system)
      .evaluate(momenta: k, angle: phi + 0.3 * offset)
    let out = (0..<3).map { values.outgoing[$0] }.sorted()
    return ValidationRow(
      "amplitude at k_F",
      "A over (x1 - x2)(y1 - y2), offsets of 1e-3 k_F, V = exp(-(3 q)^2), k_F = 1",
      value: Estimate(
        value: abs(values.antisymmetrized / ((k[0] - k[1]) * (out[2] - out[1]))), standardError: 0),
      from: "amplitude (S21)", reference: law, of: "(3/8) V(0) V''(0)/k_F^2",
      neglected: offset, because: "the next order in the offsets over k_F")
  }

  /// 1/tau = 3 a^2 (k - k_F)^8/(5120 pi^3 v_F k_F) at T = 0 (Khodas et al.).
  private static func decay() -> ValidationRow {
    let offset = 0.02
    let law = 3 * law * law * pow(offset, 8) / (5120 * pow(.pi, 3))
    return ValidationRow(
      "decay at T = 0", "golden-rule rate at k - k_F = 0.02 k_F, V = exp(-(3 q)^2), k_F = 1",
      value: Estimate(value: decayRate(offset: offset), standardError: 0),
      from: "amplitude (S21), quadrature", reference: law,
      of: "3 a^2 (k - k_F)^8/(5120 pi^3 v_F k_F)",
      neglected: 2.4 * pow(length * offset, 2),
      because:
        "the next orders, 2.4 (l (k - k_F))^2 less 0.027 (k - k_F)/k_F, found from 0.002 k_F on")
  }

  /// 2 pi/(2 pi)^4 Int |A|^2/abs(p1 - p2): holes at 1 - s and next to -1, an electron beyond -1, two beyond 1.
  ///
  /// q is the momentum that the left-moving electron takes, of which u is its own share.
  package static func decayRate(offset: Double) -> Double {
    let amplitude = TripleAmplitude(wires: [.one, .one, .one], of: system)
    let rule = GaussLegendre(points: 24)
    /// p1 + p2 and (p1 - p2)^2.
    func right(_ s: Double, _ u: Double, _ q: Double) -> (sum: Double, square: Double) {
      let (k, hole, left, out) = (1 + offset, 1 - s, -1 + (1 - u) * q, -1 - u * q)
      let sum = k + hole + q
      let squares = k * k + hole * hole + left * left - out * out
      return (sum, 2 * squares - sum * sum)
    }
    /// Where a decreasing function passes zero.
    func zero(_ low: Double, _ high: Double, _ f: (Double) -> Double) -> Double {
      var (low, high) = (low, high)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if f(middle) > 0 { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
    return rule.integrate(from: 0, to: 1) { u in
      func most(_ s: Double) -> Double { zero(0, offset) { right(s, u, $0).square } }
      let farthest = zero(0, 3 * offset) { right($0, u, most($0)).sum / 2 - 1 }
      return rule.integrate(from: 0, to: farthest) { s in
        let end = most(s)
        let start = zero(0, end) { q in
          let (sum, square) = right(s, u, q)
          return 1 - (sum - max(square, 0).squareRoot()) / 2
        }
        // q = end - (end - start) w^2: the root of the end becomes smooth.
        return rule.integrate(from: 0, to: 1) { w in
          let q = end - (end - start) * w * w
          let (sum, square) = right(s, u, q)
          let distance = square.squareRoot()
          let k = SIMD4(1 + offset, 1 - s, -1 + (1 - u) * q, 0)
          let out = SIMD4((sum + distance) / 2, (sum - distance) / 2, -1 - u * q, 0)
          let a = amplitude.evaluate(
            momenta: k, angle: AngleKinematics(momenta: out).phi
          ).antisymmetrized
          return 2 * w * (end - start) * q * a * a / distance
        }
      }
    } * 2 * .pi / pow(2 * .pi, 4)
  }

  /// The slowest odd mode of a wire that only three-particle collisions relax, and the ladder above it.
  ///
  /// Holes at the band bottom equilibrate right- with left-moving electrons at
  /// gamma = 24 lambda k_F^5 exp(-eps_F/T)/(pi^2 sqrt(2 pi)) (Matveev and Andreev); fast modes are near 8 lambda n.
  static func equilibration(_ point: SpectrumResult) -> [ValidationRow] {
    let wire = point.configuration.doubleWire[.one]
    let lambda = point.configuration.closedFormContext.lambda.one
    let odd = point.modes.filter { $0.parity == .odd }.compactMap(\.rate).filter { $0.value > 0 }
    // Both wires are alike: every rate is there twice.
    func rate(_ step: Int) -> Estimate {
      odd.indices.contains(2 * step) ? odd[2 * step] : Estimate(value: .nan, standardError: 0)
    }
    let energy = TextTable.short(wire.fermiEnergy)
    let gamma =
      24 * lambda * pow(wire.fermiMomentum, 5) * exp(-wire.fermiEnergy)
      / (.pi * .pi * (2 * .pi).squareRoot())
    let slow = ValidationRow(
      "equilibration", "slowest odd rate, eps_F = \(energy) T", value: rate(0),
      from: "sampled spectrum", reference: gamma,
      of: "24 lambda k_F^5 exp(-eps_F/T)/(pi^2 sqrt(2 pi))",
      neglected: 16 / pow(wire.fermiEnergy, 2), because: "(4 T/eps_F)^2")
    return [slow]
      + (1...3).map { step in
        ValidationRow(
          "ladder", "odd rate \(step) above it, eps_F = \(energy) T", value: rate(step),
          from: "sampled spectrum", reference: 8 * lambda * Double(step), of: "8 lambda n",
          neglected: 1 / wire.fermiEnergy, because: "T/eps_F")
      }
  }
}
