import Foundation
import WirePhysics

/// The relaxation of g_1 - g_2 by pair collisions.
public enum PairRelaxation {
  /// The relaxation rate gamma for T << eps_F.
  ///
  /// Equation (26), with nbar = [(n_1^2 + n_2^2)/2]^(1/2). In units of T/hbar.
  public static func rate(_ context: ClosedFormContext) -> Double {
    let n = context.wires.densities
    let mean = (0.5 * (n.one * n.one + n.two * n.two)).squareRoot()
    let sum = context.wires.one.fermiEnergy + context.wires.two.fermiEnergy
    return 32 * Double.pi.squareRoot() * mean * context.pairDiffusion * exp(-sum)
      / MismatchFunctions.relaxing(context.mismatch / 2)
  }
}
