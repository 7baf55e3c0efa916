extension ClosedForm {
  /// The drag resistivity of drifting wires far from resonance.
  public static let farTail = ClosedForm(FarTail.self)
}

enum FarTail: ClosedFormDefinition {
  static let name = "far tail"
  static let equation = "(154)"
  static let formula = "2 mu/(n eps_F)"
  static let isDragResistivity = true

  static func value(in context: ClosedFormContext) -> Double? {
    2 * context.meanMu / (context.density * context.fermiEnergy)
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    Drift.conditions(in: context) + [.farFromResonance(context)]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.drifting(context), .strongDrift(context), .interwire(context), overlap(context)]
  }

  /// The Fermi points of the wires that still overlap.
  private static func overlap(_ context: ClosedFormContext) -> NeglectedTerm {
    let delta = abs(context.mismatch)
    return NeglectedTerm(
      size: context.pairDiffusion * MismatchFunctions.overlap(delta / 2) / (2 * context.meanMu),
      words: "D2 J(Delta/2T)/(2 mu)")
  }
}
