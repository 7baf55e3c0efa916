import Foundation

extension ClosedForm {
  /// The drag resistivity when the resonance is washed out.
  public static let washedOut = ClosedForm(WashedOut.self)
}

enum WashedOut: ClosedFormDefinition {
  static let name = "washed-out resonance"
  static let equation = "(143)"
  static let formula = "16 D2 pi^(1/2) exp(-eps_F1 - eps_F2)"
  static let isDragResistivity = true

  static func value(in context: ClosedFormContext) -> Double? {
    16 * context.pairDiffusion * Double.pi.squareRoot() * exp(-context.sumOfEnergies)
      / context.flavours
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context), .similar(context), .above(.narrow, context),
      .below(.equilibrium, context),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.weakTriples(context), resonance(context)]
  }

  /// What is left of the resonance: (Delta/Gamma)^2.
  private static func resonance(_ context: ClosedFormContext) -> NeglectedTerm {
    let (delta, width) = (abs(context.mismatch), ResonanceWidth.width(context))
    return NeglectedTerm(
      size: delta * delta / (width * width), words: "(Delta/Gamma)^2 of the resonance")
  }
}
