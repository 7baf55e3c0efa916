import Foundation
import GSLSupport

/// V0 [K0(abs(q) s) - K0(abs(q) d)], d^2 = s^2 + 4 h^2: Coulomb interaction screened by a gate.
///
/// s is the separation of the wires (interwire) or the effective width (intrawire), h the
/// distance to the gate, V0 = 2 e^2/kappa. Without the gate K0 would diverge at q = 0, which
/// three-particle scattering does not admit.
package struct GatedCoulombPotential: ParametricPotential {
  package static let name = "gated-coulomb"
  package static let formula = "V0 [K0(|q| s) - K0(|q| sqrt(s^2 + 4 h^2))]"
  package static let parameters = [
    coulombStrength,
    PotentialParameter(
      name: "separation", dimension: .length, sample: 2, meaning: "The separation s of the wires.",
      meaningInside: "The effective width s of a wire."),
    PotentialParameter(
      name: "gate", dimension: .length, sample: 4,
      meaning: "The distance h of the wires from the gate that screens the potential.",
      whyFinite: "a potential without a gate diverges at q = 0: give a finite distance"),
  ]
  package static let decays = true

  private static var coulombStrength: PotentialParameter {
    var strength = PotentialParameter.strength(0.8)
    strength.isCoulombStrength = true
    return strength
  }

  package let strength: Double
  let separation: Double
  let gate: Double
  /// d, the distance to the image charge.
  private let image: Double
  /// The value at q = 0 of the difference, ln(d/s).
  private let logarithm: Double

  package init(_ values: [Double]) {
    (strength, separation, gate) = (values[0], values[1], values[2])
    image = hypot(separation, 2 * gate)
    let ratio = 2 * gate / separation
    logarithm = 0.5 * log1p(ratio * ratio)
  }

  package var values: [Double] { [strength, separation, gate] }

  package func value(_ q: Double) -> Double { strength * difference(q) }

  /// K0(q s) - K0(q d).
  private func difference(_ q: Double) -> Double {
    if q == 0 { return logarithm }
    if q * image < 2 { return series(q) }
    return SpecialFunctions.besselK0(q * separation) - SpecialFunctions.besselK0(q * image)
  }

  /// The two ascending series, subtracted term by term: the ln q that both contain never appears.
  private func series(_ q: Double) -> Double {
    let a = q * separation
    let b = q * image
    let shift = 0.577_215_664_901_532_86 - 0.693_147_180_559_945_31
    let logA = log(a) + shift
    let logB = log(b) + shift
    let qa = 0.25 * a * a
    let qb = 0.25 * b * b
    var sum = logarithm
    var powerA = 1.0
    var powerB = 1.0
    var harmonic = 0.0
    for m in 1...30 {
      let n = Double(m)
      powerA *= qa / (n * n)
      powerB *= qb / (n * n)
      harmonic += 1 / n
      let term = (logB - harmonic) * powerB - (logA - harmonic) * powerA
      sum += term
      if powerB * (1 + abs(logB) + harmonic) < 1e-18 * sum { break }
    }
    return sum
  }

  /// The expansion starts with q^2 ln q: only the curvature diverges at q = 0, logarithmically.
  package var isSmooth: Bool { true }
  package var halfWidth: Double { momentum(atFraction: 0.5, from: 1 / separation) }
  package var range: Double { momentum(atFraction: Self.negligible, from: 1 / separation) }

  package var pairDiffusion: Double {
    let ratio = strength / separation
    let image = 2 * gate / separation
    return ratio * ratio / (32 * .pi) * Self.square(image * image)
  }

  /// 1 + 1/(1+e) - 2 ln(1+e)/e with e = 4 h^2/s^2: twice s^2 Int q [K0(qs) - K0(qd)]^2 dq.
  private static func square(_ e: Double) -> Double {
    if e > 0.25 { return 1 + 1 / (1 + e) - 2 * log1p(e) / e }
    // The sum of (-e)^n (n-1)/(n+1): the first two terms of the closed form cancel for small e.
    var sum = 0.0
    var power = e * e
    for n in 2...40 {
      sum += power * Double(n - 1) / Double(n + 1)
      power *= -e
    }
    return sum
  }

  /// (V0/2) [(x^2 + s^2)^(-1/2) - (x^2 + d^2)^(-1/2)], as one fraction: far away the two cancel.
  package var realSpace: RealSpaceForm? {
    let (half, s, d, h) = (strength / 2, separation, image, gate)
    return .function { x in
      let (near, far) = (hypot(x, s), hypot(x, d))
      return half * (2 * h / near) * (2 * h / far) / (near + far)
    }
  }
  package var shape: PotentialShape { .octaves }
}

extension Potential {
  /// V0 [K0(abs(q) s) - K0(abs(q) sqrt(s^2 + 4 h^2))]: Coulomb interaction screened by a gate.
  public static func gatedCoulomb(strength: Double, separation: Double, gate: Double) -> Potential {
    Potential(GatedCoulombPotential([strength, separation, gate]))
  }
}
