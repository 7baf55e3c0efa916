import Foundation
import GSLSupport

/// V0 [K0(abs(q) s) - K0(abs(q) d)]: Coulomb interaction screened by a gate.
///
/// s is the separation of the wires (interwire) or the effective width (intrawire), h the distance to the gate,
/// V0 = 2 e^2/kappa, and d the distance to the image charge behind the gate: (s^2 + 4 h^2)^(1/2) where both
/// electrons are at the distance h, s + 2 h where they are on a line to the gate and the nearer one is
/// at h. Without the gate K0 would diverge at q = 0, which three-particle scattering does not admit.
package struct GatedCoulombPotential: GatedWiresPotential {
  package static let name = "gated-coulomb"
  package static let formula =
    "V0 [K0(|q| s) - K0(|q| d)], d = sqrt(s^2 + 4 h^2), or s + 2 h between stacked wires"
  package static let parameters: [PotentialParameter] = [.coulombStrength, .separation, .gate]
  package static let decays = true
  package static let arrangement: PotentialArrangement? = WireGeometry.arrangement

  package let strength: Double
  package let separation: Double
  let gate: Double
  package let geometry: WireGeometry
  /// d, the distance to the image charge.
  private let image: Double
  /// The value at q = 0 of the difference, ln(d/s).
  private let logarithm: Double

  package init(_ values: [Double]) { self.init(values, .sideBySide) }

  package init(_ values: [Double], _ geometry: WireGeometry) {
    (strength, separation, gate) = (values[0], values[1], values[2])
    self.geometry = geometry
    image = geometry == .stacked ? separation + 2 * gate : hypot(separation, 2 * gate)
    let (near, far) = Self.detours(separation, gate, geometry)
    logarithm = 0.5 * log1p(near / separation * (far / separation))
  }

  package var values: [Double] { [strength, separation, gate] }

  package var gates: [String: Double] { ["gate": gate] }

  package func inside(separation distance: Double) -> WirePair<Self> {
    WirePair(self, Self([strength, separation, gate + distance]))
  }

  /// The distances from one charge to the gate and back, and from the other one: d^2 = s^2 + their product.
  private static func detours(
    _ separation: Double, _ gate: Double, _ geometry: WireGeometry
  ) -> (near: Double, far: Double) {
    (2 * gate, geometry == .stacked ? 2 * (separation + gate) : 2 * gate)
  }

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
    let (near, far) = Self.detours(separation, gate, geometry)
    return ratio * ratio / (32 * .pi) * Self.square(near / separation * (far / separation))
  }

  /// 1 + 1/(1+e) - 2 ln(1+e)/e with e = d^2/s^2 - 1: twice s^2 Int q [K0(qs) - K0(qd)]^2 dq.
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
    let (half, s, d) = (strength / 2, separation, image)
    let detours = Self.detours(separation, gate, geometry)
    return .analytic(strip: s) { x in
      let square = x * x
      let near = (square + ComplexNumber(s * s)).squareRoot
      let far = (square + ComplexNumber(d * d)).squareRoot
      return ComplexNumber(half * detours.near) / near * (ComplexNumber(detours.far) / far)
        / (near + far)
    }
  }
  package var shape: PotentialShape { .octaves }
}

extension Potential {
  /// V0 [K0(abs(q) s) - K0(abs(q) sqrt(s^2 + 4 h^2))]: Coulomb interaction screened by a gate.
  public static func gatedCoulomb(strength: Double, separation: Double, gate: Double) -> Potential {
    Potential(GatedCoulombPotential([strength, separation, gate]))
  }

  /// V0 [K0(abs(q) s) - K0(abs(q) (s + 2 h))]: the same between wires on the line to the gate.
  public static func stackedCoulomb(
    strength: Double, separation: Double, gate: Double
  ) -> Potential {
    Potential(GatedCoulombPotential([strength, separation, gate], .stacked))
  }
}
