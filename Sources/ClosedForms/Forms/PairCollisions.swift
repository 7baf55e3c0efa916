import Foundation
import WirePhysics

extension ClosedForm {
  /// The drag resistivity of pair collisions alone.
  public static let pairCollisions = ClosedForm(PairCollisions.self)
}

/// Pair collisions alone: friction in a point, and the relaxation of g_1 - g_2.
public enum PairCollisions: ClosedFormDefinition {
  static let name = "pair collisions"
  static let equation = "(28) with (26)"
  static let formula = "16 pi^(1/2) D2 exp(-2 eps_F) at Delta = 0, 0 otherwise"
  static let isDragResistivity = true

  static func value(in context: ClosedFormContext) -> Double? {
    context.mismatch == 0 ? relaxationRate(context) / (2 * context.density) : 0
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .degenerate(context),
      .exact(
        context.tripleDiffusion == 0, "there is no three-particle scattering",
        else: "three-particle scattering is present"),
    ]
  }

  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? { [.pairs(context)] }

  /// The relaxation rate gamma of g_1 - g_2 for T << eps_F.
  ///
  /// Equation (26), with nbar = [(n_1^2 + n_2^2)/2]^(1/2) of one flavour. In units of T/hbar.
  public static func relaxationRate(_ context: ClosedFormContext) -> Double {
    let n = WirePair { context.wires[$0].flavourDensity }
    let mean = (0.5 * (n.one * n.one + n.two * n.two)).squareRoot()
    return 32 * Double.pi.squareRoot() * mean * context.pairDiffusion
      * exp(-context.sumOfEnergies) / MismatchFunctions.relaxing(context.mismatch / 2)
  }
}
