import Foundation

/// V0 exp(-abs(q) l); it has a cusp at q = 0.
package struct ExponentialPotential: ParametricPotential {
  package static let name = "exponential"
  package static let formula = "V0 exp(-l|q|)"
  package static let parameters = [PotentialParameter.strength(0.5), .length(1.4)]
  package static let decays = true

  package let strength: Double
  let length: Double

  package init(_ values: [Double]) { (strength, length) = (values[0], values[1]) }
  package var values: [Double] { [strength, length] }

  package func value(_ q: Double) -> Double { strength * exp(-q * length) }
  package var isSmooth: Bool { false }
  /// ln 2/l.
  package var halfWidth: Double { 0.693_147_180_559_945_3 / length }
  package var range: Double { Self.logNegligible / length }
  package var pairDiffusion: Double {
    let ratio = strength / length
    return ratio * ratio / (64 * .pi)
  }
  /// (V0/pi) l/(x^2 + l^2).
  package var realSpace: RealSpaceForm? {
    let (area, width) = (strength / .pi, length)
    return .analytic(strip: width) { x in
      ComplexNumber(area * width) / (x * x + ComplexNumber(width * width))
    }
  }
  package var shape: PotentialShape { .exponential(length: length) }
}

extension Potential {
  /// V0 exp(-abs(q) l); it has a cusp at q = 0.
  public static func exponential(strength: Double, length: Double) -> Potential {
    Potential(ExponentialPotential([strength, length]))
  }
}
