/// V0 [1 - (q/q0)^2], the Cheon-Shigehara model: integrable, no three-particle scattering.
package struct CheonShigeharaPotential: ParametricPotential {
  package static let name = "cheon-shigehara"
  package static let formula = "V0 (1 - (q/q0)^2), integrable"
  package static let parameters = [
    PotentialParameter.strength(0.5),
    PotentialParameter(
      name: "momentum", dimension: .momentum, sample: 3,
      meaning: "The momentum q0 at which the potential vanishes."),
  ]
  package static let decays = false

  package let strength: Double
  let momentum: Double

  package init(_ values: [Double]) { (strength, momentum) = (values[0], values[1]) }
  package var values: [Double] { [strength, momentum] }

  package func value(_ q: Double) -> Double {
    strength * (1 - (q / momentum)) * (1 + q / momentum)
  }
  package var isSmooth: Bool { true }
  package var shape: PotentialShape { .parabola(momentum: momentum) }
}

extension Potential {
  /// V0 [1 - (q/q0)^2], the Cheon-Shigehara model: integrable, no three-particle scattering.
  public static func cheonShigehara(strength: Double, momentum: Double) -> Potential {
    Potential(CheonShigeharaPotential([strength, momentum]))
  }
}
