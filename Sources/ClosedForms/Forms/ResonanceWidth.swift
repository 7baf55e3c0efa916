import Foundation

extension ClosedForm {
  /// The width of the resonance in the mismatch of chemical potentials.
  public static let resonanceWidth = ClosedForm(ResonanceWidth.self)
  /// The width of the resonance in the mismatch of densities.
  public static let resonanceWidthInDensity = ClosedForm(ResonanceWidthInDensity.self)
}

enum ResonanceWidth: ClosedFormDefinition {
  static let name = "resonance width"
  static let equation = "(137), 2^(3/2) for the printed 2^(1/2)"
  static let formula = "eps_F [2^(3/2) (D3/D2) exp(eps_F)]^(1/2)"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) -> Double? { width(context) }

  /// Gamma, which other forms need as well.
  static func width(_ context: ClosedFormContext) -> Double {
    let energy = context.fermiEnergy
    return energy * (8.0.squareRoot() * context.ratio * exp(energy)).squareRoot()
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [.degenerate(context), .below(.narrow, context)]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.sommerfeld(1.0 / 6, context), .bracket(context), .weakTriples(context)]
  }
}

/// The same width in n_1 - n_2, of which Sommerfeld's terms drop out.
enum ResonanceWidthInDensity: ClosedFormDefinition {
  static let name = "resonance width in density"
  static let equation = "(138)"
  static let formula = "n [(D3/D2) exp(eps_F)/2^(1/2)]^(1/2)"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) -> Double? {
    context.density
      * (context.ratio * exp(context.fermiEnergy) / 2.0.squareRoot()).squareRoot()
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    ResonanceWidth.conditions(in: context)
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.bracket(context), .weakTriples(context)]
  }
}
