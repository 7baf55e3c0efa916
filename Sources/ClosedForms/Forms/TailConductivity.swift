import Foundation

extension ClosedForm {
  /// The conductivity S in the tail of the resonance.
  public static let tailConductivity = ClosedForm(TailConductivity.self)
  /// The same at any T/eps_F.
  public static let exactTailConductivity = ClosedForm(ExactTailConductivity.self)
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
      / (128 * (2 * Double.pi).squareRoot() * context.tripleDiffusion) * context.flavours
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context), .bandBottom(context), .below(.narrow, context),
      .nearResonance(context), .outsideResonance(context),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [
      .sommerfeld(1.0 / 3, context), .bracket(context), .weakTriples(context), .mismatch(context),
    ]
  }
}

/// The same with the exact density and compressibility: no small T/eps_F.
enum ExactTailConductivity: ClosedFormDefinition {
  static let name = "tail conductivity at any eps_F"
  static let equation = "(132)"
  static let formula =
    "Delta^2 (dn/dmu) (2 pi)^(1/2) [(dn/dmu) exp(eps_F) - n^2 (2 pi)^(1/2)]/(64 pi n^2 D3)"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) -> Double? {
    context.mismatch * context.mismatch * growth(context)
  }

  /// S/Delta^2.
  static func growth(_ context: ClosedFormContext) -> Double {
    let (n, slope) = (context.flavourDensity, context.compressibility)
    let root = (2 * Double.pi).squareRoot()
    let bracket = slope * exp(context.fermiEnergy) - n * n * root
    return slope * root * bracket / (64 * .pi * n * n * context.tripleDiffusion) * context.flavours
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .weakTriples(context), .nearResonance(context),
      .muchSmaller(
        "Gamma", ExactResonanceWidth.width(context), than: "abs(Delta)", abs(context.mismatch)),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.weakTriples(context), .mismatch(context)]
  }
}
