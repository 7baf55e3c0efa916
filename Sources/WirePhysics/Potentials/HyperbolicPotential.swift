import Foundation

/// V0 q coth(q l), the hyperbolic Calogero model: integrable, no three-particle scattering.
package struct HyperbolicPotential: ParametricPotential {
  package static let name = "hyperbolic"
  package static let formula = "V0 q coth(q l), integrable"
  package static let parameters = [
    PotentialParameter.strength(0.5, .potentialSlope), .length(1.4),
  ]
  package static let decays = false

  package let strength: Double
  let length: Double

  package init(_ values: [Double]) { (strength, length) = (values[0], values[1]) }
  package var values: [Double] { [strength, length] }

  package func value(_ q: Double) -> Double {
    let x = q * length
    // x/tanh x is accurate to round-off down to the smallest normal x.
    return strength / length * (x < 1e-150 ? 1 : x / tanh(x))
  }
  package var isSmooth: Bool { true }
}

extension Potential {
  /// V0 q coth(q l), the hyperbolic Calogero model: integrable, no three-particle scattering.
  public static func hyperbolic(strength: Double, length: Double) -> Potential {
    Potential(HyperbolicPotential([strength, length]))
  }
}
