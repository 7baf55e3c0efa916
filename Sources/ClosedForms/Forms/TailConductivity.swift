import Foundation

extension ClosedForm {
  /// The conductivity S in the tail of the resonance.
  public static let tailConductivity = ClosedForm(TailConductivity.self)
}

enum TailConductivity: ClosedFormDefinition {
  static let name = "tail conductivity"
  static let equation = "(133)"
  static let formula = "(Delta/eps_F)^2 exp(eps_F)/(128 (2 pi)^(1/2) D3)"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) -> Double? {
    let energy = context.fermiEnergy
    let slope = context.mismatch / energy
    return slope * slope * exp(energy)
      / (128 * (2 * Double.pi).squareRoot() * context.tripleDiffusion)
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context), .below(.narrow, context), .nearResonance(context),
      .outsideResonance(context),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [
      .sommerfeld(1.0 / 3, context), .bracket(context), .weakTriples(context), .mismatch(context),
    ]
  }
}
