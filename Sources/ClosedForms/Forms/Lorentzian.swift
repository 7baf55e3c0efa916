extension ClosedForm {
  /// The drag resistivity on the Lorentzian resonance.
  public static let lorentzian = ClosedForm(Lorentzian.self)
}

enum Lorentzian: ClosedFormDefinition {
  static let name = "Lorentzian resonance"
  static let equation = "(135)"
  static let formula = "rho_D(0)/[1 + (Delta/Gamma)^2]"
  static let isDragResistivity = true

  /// With the bodyless peak of pair collisions as its limit.
  static func value(in context: ClosedFormContext) -> Double? {
    let height = ResonanceHeight.height(context)
    if context.mismatch == 0 { return height }
    let x = context.mismatch / ResonanceWidth.width(context)
    return height / (1 + x * x)
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context), .bandBottom(context), .below(.narrow, context),
      .nearResonance(context),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [
      .sommerfeld(1.0 / 3, context), .pairs(context), .weakTriples(context), .mismatch(context),
    ]
  }
}
