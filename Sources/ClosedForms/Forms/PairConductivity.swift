import Foundation

extension ClosedForm {
  /// The conductivity S of pair collisions at equal densities.
  public static let pairConductivity = ClosedForm(PairConductivity.self)
}

enum PairConductivity: ClosedFormDefinition {
  static let name = "pair-collision conductivity"
  static let equation = "(134)"
  static let formula = "exp(2 eps_F)/(64 pi^(1/2) D2)"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) -> Double? { conductivity(context) }

  static func conductivity(_ context: ClosedFormContext) -> Double {
    exp(2 * context.fermiEnergy) / (64 * Double.pi.squareRoot() * context.pairDiffusion)
      * context.flavours
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [.degenerate(context), .below(.equilibrium, context), .atResonance(context)]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? {
    [.pairs(context), .weakTriples(context)]
  }
}
