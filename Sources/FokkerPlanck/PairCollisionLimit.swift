import Foundation
import GSLSupport
public import WirePhysics

/// Pair collisions alone, in the Fokker-Planck limit.
///
/// Without three-particle scattering there is a dc response only at Delta = 0; otherwise the wires
/// slide without friction (28). Even at Delta = 0 the Fokker-Planck approximation leaves S growing
/// linearly with the cutoff in momentum, because zeta^4 (g_1' - g_2')^2 tends to a constant beyond
/// the Fermi points. The part below them is proportional to exp(2 eps_F/T) and dominates for
/// T << eps_F. So the cutoff is the caller's, and the growth is reported beside the value.
public struct PairCollisionLimit: Sendable, Equatable {
  /// Whether pair collisions reach a steady state.
  public enum Outcome: Sendable, Equatable {
    /// Equal chemical potentials: a finite S at a finite cutoff.
    case steady(conductivity: Double, growthPerMomentum: Double)
    /// Different chemical potentials: S is infinite and rho_D vanishes.
    ///
    /// Equation (28).
    case frictionless
  }

  /// The two wires.
  public let wires: WirePair<Wire>
  /// The strength D2 of pair collisions, as one electron feels it.
  public let pairDiffusion: Double

  /// Describes wires coupled by pair collisions of strength D2 > 0.
  public init(wires: WirePair<Wire>, pairDiffusion: Double) {
    precondition(pairDiffusion > 0 && pairDiffusion.isFinite, "D2 must be positive and finite")
    self.wires = wires
    self.pairDiffusion = pairDiffusion
  }

  /// The response with momenta up to a cutoff.
  ///
  /// S = (1/16 pi D2) Int (1 - tanh)^2/zeta^4 dk over abs(k) < cutoff: the limit of (113) for
  /// lambda = mu = 0, where g_1' - g_2' = (1 - tanh)/(2 D2 zeta^4) for E1 - E2 = 1; g_f times that with g_f flavours.
  ///
  /// - Parameter cutoff: the largest momentum that takes part, in units of sqrt(mT).
  /// - Returns: S and its derivative by the cutoff, or the absence of friction.
  public func response(cutoff: Double) -> Outcome {
    precondition(cutoff > 0 && cutoff.isFinite, "the cutoff must be positive and finite")
    guard wires.mismatch == 0 else { return .frictionless }
    // The square of (1 + exp(2 y))/2 with y = (eps_F - k^2/2)/2, integrated term by term.
    let fermiEnergy = wires.one.fermiEnergy
    let integral =
      cutoff / 2
      + exp(fermiEnergy) * (.pi / 2.0).squareRoot() * erf(cutoff / 2.0.squareRoot())
      + exp(2 * fermiEnergy) * Double.pi.squareRoot() / 4 * erf(cutoff)
    let ratio = wires.one.oneMinusTanhOverZetaSquared(cutoff)
    let scale = 1 / (16 * .pi * pairDiffusion) * wires.flavours.count
    return .steady(conductivity: scale * integral, growthPerMomentum: 2 * scale * ratio * ratio)
  }
}
