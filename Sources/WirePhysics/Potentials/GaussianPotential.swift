import Foundation

/// V0 exp(-(q l)^2).
package struct GaussianPotential: ParametricPotential {
  package static let name = "gaussian"
  package static let formula = "V0 exp(-(q l)^2)"
  package static let parameters = [PotentialParameter.strength(0.5), .length(1.4)]
  package static let decays = true

  package let strength: Double
  let length: Double

  package init(_ values: [Double]) { (strength, length) = (values[0], values[1]) }
  package var values: [Double] { [strength, length] }

  package func value(_ q: Double) -> Double { strength * exp(-(q * length) * (q * length)) }
  package var isSmooth: Bool { true }
  /// (ln 2)^(1/2)/l.
  package var halfWidth: Double { 0.832_554_611_157_697_8 / length }
  package var range: Double { Self.logNegligible.squareRoot() / length }
  package var pairDiffusion: Double {
    let ratio = strength / length
    return ratio * ratio / (64 * .pi)
  }
  /// V0/(2 l pi^(1/2)) exp(-x^2/4 l^2).
  package var realSpace: RealSpaceForm? {
    let (height, width) = (strength / (2 * length * Double.pi.squareRoot()), 2 * length)
    return .analytic(strip: .infinity) { x in
      let ratio = 1 / width * x
      return height * ComplexNumber.exp(-1 * (ratio * ratio))
    }
  }
  package var shape: PotentialShape { .gaussian(length: length) }
}

extension Potential {
  /// V0 exp(-(q l)^2).
  public static func gaussian(strength: Double, length: Double) -> Potential {
    Potential(GaussianPotential([strength, length]))
  }
}
