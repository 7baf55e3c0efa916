/// V0: a contact interaction.
package struct ContactPotential: ParametricPotential {
  package static let name = "contact"
  package static let formula = "V0"
  package static let parameters = [PotentialParameter.strength(0.5)]
  package static let decays = false

  package let strength: Double

  package init(_ values: [Double]) { strength = values[0] }
  package var values: [Double] { [strength] }

  package func value(_ q: Double) -> Double { strength }
  package var isSmooth: Bool { true }
  package var realSpace: RealSpaceForm? { .delta(strength: strength) }
  package var shape: PotentialShape { .constant }
}

extension Potential {
  /// V0: a contact interaction.
  public static func contact(strength: Double) -> Potential { .init(ContactPotential([strength])) }
}
