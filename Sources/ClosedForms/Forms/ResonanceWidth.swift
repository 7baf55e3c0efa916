import Foundation

extension ClosedForm {
  /// The width of the resonance in the mismatch of chemical potentials.
  public static let resonanceWidth = ClosedForm(ResonanceWidth.self)
  /// The same at any T/eps_F.
  public static let exactResonanceWidth = ClosedForm(ExactResonanceWidth.self)
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
    [.degenerate(context), .bandBottom(context), .below(.narrow, context)]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.sommerfeld(1.0 / 6, context), .bracket(context), .weakTriples(context)]
  }
}

/// The mismatch at which (132) is the conductivity of pairs at resonance, two orders of exp(-eps_F) of it.
enum ExactResonanceWidth: ClosedFormDefinition {
  static let name = "resonance width at any eps_F"
  static let equation = "(132) and (134)"
  static let formula = "[(134) (1 + 2^(3/2) exp(-eps_F)) Delta^2/(132)]^(1/2)"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) -> Double? { width(context) }

  static func width(_ context: ClosedFormContext) -> Double {
    let correction = 1 + 8.0.squareRoot() * exp(-context.fermiEnergy)
    let pairs = PairConductivity.conductivity(context) * correction
    return (pairs / ExactTailConductivity.growth(context)).squareRoot()
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .weakTriples(context),
      .muchSmaller("Gamma", width(context), than: "T", 1),
      .muchSmaller("exp(-2 eps_F/T)", exp(-2 * context.fermiEnergy), than: "1", 1),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    let width = width(context)
    return [
      .weakTriples(context), .pairsBeyond(context),
      NeglectedTerm(size: width * width / 4, words: "(Gamma/2T)^2"),
    ]
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
