/// V0 abs(q), the Calogero-Sutherland model: integrable, no three-particle scattering.
package struct CalogeroPotential: ParametricPotential {
  package static let name = "calogero"
  package static let formula = "V0 |q|, integrable"
  package static let parameters = [PotentialParameter.strength(0.5, .potentialSlope)]
  package static let decays = false

  package let strength: Double

  package init(_ values: [Double]) { strength = values[0] }
  package var values: [Double] { [strength] }

  package func value(_ q: Double) -> Double { strength * q }
  package var isSmooth: Bool { false }
  package var shape: PotentialShape { .magnitude }
}

extension Potential {
  /// V0 abs(q), the Calogero-Sutherland model: integrable, no three-particle scattering.
  public static func calogero(strength: Double) -> Potential {
    Potential(CalogeroPotential([strength]))
  }
}
