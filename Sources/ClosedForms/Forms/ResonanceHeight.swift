import Foundation

extension ClosedForm {
  /// The drag resistivity at the top of the ultranarrow resonance.
  public static let resonanceHeight = ClosedForm(ResonanceHeight.self)
}

enum ResonanceHeight: ClosedFormDefinition {
  static let name = "resonance height"
  static let equation = "(136)"
  static let formula = "16 D2 (2 eps_F/pi)^(1/2) exp(-2 eps_F)/n"
  static let isDragResistivity = true

  static func value(in context: ClosedFormContext) -> Double? { height(context) }

  static func height(_ context: ClosedFormContext) -> Double {
    let energy = context.fermiEnergy
    return 16 * context.pairDiffusion * (2 * energy / .pi).squareRoot() * exp(-2 * energy)
      / context.density
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [.degenerate(context), .below(.equilibrium, context), .atResonance(context)]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.sommerfeld(1.0 / 24, context), .pairs(context), .weakTriples(context)]
  }
}
