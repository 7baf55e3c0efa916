import Foundation

extension ClosedForm {
  /// The drag resistivity on the plateau.
  public static let plateau = ClosedForm(Plateau.self)
}

enum Plateau: ClosedFormDefinition {
  static let name = "plateau"
  static let equation = "(145)"
  static let formula = "4 D3 (pi/2)^(1/2) exp(-(eps_F1 + eps_F2)/2)/cosh(Delta/2)"
  static let isDragResistivity = true

  static func value(in context: ClosedFormContext) -> Double? { resistivity(context) }

  static func resistivity(_ context: ClosedFormContext) -> Double {
    4 * context.tripleDiffusion * (.pi / 2.0).squareRoot() * exp(-context.sumOfEnergies / 2)
      / cosh(context.mismatch / 2) / context.flavours
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context), .similar(context), .above(.equilibrium, context),
      .below(.drift, context), .sliding(context),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [imbalance(context), bottomPairs(context), .weakDrift(context)]
  }

  /// n_1 - n_2 in the weights of the two wires.
  private static func imbalance(_ context: ClosedFormContext) -> NeglectedTerm {
    let (energy, delta) = (context.fermiEnergy, abs(context.mismatch))
    return NeglectedTerm(
      size: delta / (2 * energy) * tanh(delta / 2),
      words: "(Delta/2 eps_F) tanh(Delta/2T) of n_1 - n_2")
  }

  /// D2 zeta^2 beside D3 in the integral over exp(-k^2/2), which it cuts off: with
  /// x = (D2/2 D3) (zeta_1^2 + zeta_2^2) at k = 0, as in (150), the integral loses 2 x [ln(1/x)/pi]^(1/2) of itself.
  private static func bottomPairs(_ context: ClosedFormContext) -> NeglectedTerm {
    let x = 4 * exp(-context.fermiEnergy) * cosh(abs(context.mismatch) / 2) / context.ratio
    return NeglectedTerm(
      size: 2 * x * (log(exp(1) + 1 / x) / .pi).squareRoot(),
      words: "2 x [ln(1/x)/pi]^(1/2) with x = 4 (D2/D3) exp(-eps_F/T) cosh(Delta/2T), pairs at the "
        + "band bottom")
  }
}
