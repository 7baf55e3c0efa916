extension ClosedForm {
  /// The drag resistivity in the drift regime.
  public static let drift = ClosedForm(Drift.self)
}

enum Drift: ClosedFormDefinition {
  static let name = "drift regime"
  static let equation = "(153)"
  static let formula = "[D2 J(Delta/2) + 2 mu]/(n eps_F)"
  static let isDragResistivity = true

  static func value(in context: ClosedFormContext) -> Double? { resistivity(context) }

  static func resistivity(_ context: ClosedFormContext) -> Double {
    (context.pairDiffusion * MismatchFunctions.overlap(context.mismatch / 2) + 2 * context.meanMu)
      / (context.density * context.fermiEnergy)
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context), .similar(context), .above(.drift, context), .drifting(context),
      .mostlyIntrawire(context),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.drifting(context), .strongDrift(context), .interwire(context)]
  }
}
