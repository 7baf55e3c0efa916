public import ClosedForms
import Foundation
public import Input
import WirePhysics

/// Which physics decides drag at a point, by the boundaries of the theory's section on regimes.
public enum Regime: String, Sendable, CaseIterable {
  /// No three-particle scattering, equal densities.
  case pairCollisions = "pair collisions alone"
  /// No three-particle scattering, different densities: no drag, equation (28).
  case frictionless = "frictionless"
  /// D3/D2 below (T/eps_F)^2 exp(-eps_F/T): a Lorentzian of width Gamma much narrower than T.
  case resonance = "ultranarrow resonance"
  /// D3/D2 below exp(-eps_F/T): the resonance is as wide as T.
  case washedOut = "washed-out resonance"
  /// D3/D2 up to exp(eps_F/T) (T/eps_F)^(3/2): three-particle scattering at the band bottom decides.
  case plateau
  /// D3/D2 above that: each wire drifts as a whole.
  case drift
  /// Microscopic kernels whose D3, if there is a constant one, is not known well enough to tell the regime.
  case microscopic = "microscopic kernels"

  /// The regime of a configuration, without a look at the constants that stand for microscopic kernels.
  public init(_ configuration: RunConfiguration) {
    self.init(configuration, configuration.closedFormContext)
  }

  /// The regime of a configuration.
  ///
  /// - Parameters:
  ///   - configuration: the configuration.
  ///   - context: its strengths; a regime is one only if both ends of their errors are in it.
  public init(_ configuration: RunConfiguration, _ context: ClosedFormContext) {
    guard context.tripleDiffusion != 0 else {
      self = configuration.doubleWire.mismatch == 0 ? .pairCollisions : .frictionless
      return
    }
    let here = Self.from(context)
    self = context.ends.allSatisfy { Self.from($0) == here } ? here : .microscopic
  }

  /// The regime of a configuration, by the constants that stand for its microscopic kernels where it has any.
  ///
  /// - Returns: the regime, and why there is none if there is none.
  /// - Throws: `GSLError` from a quadrature.
  public static func reducing(
    _ configuration: RunConfiguration
  ) throws -> (regime: Regime, unknown: String?) {
    let reduction = try ReductionOutcome(configuration)
    let regime = Regime(configuration, configuration.closedFormContext(reduction))
    return (regime, regime == .microscopic ? reduction?.unknown : nil)
  }

  private static func from(_ context: ClosedFormContext) -> Regime {
    let (energy, ratio) = (max(context.fermiEnergy, 1), context.ratio)
    if ratio.isNaN { return .microscopic }
    if ratio < exp(-energy) / (energy * energy) { return .resonance }
    if ratio < exp(-energy) { return .washedOut }
    return ratio < exp(energy) / pow(energy, 1.5) ? .plateau : .drift
  }

  /// The closed form that belongs to it, if there is one.
  var form: ClosedForm? {
    switch self {
    case .pairCollisions, .frictionless: .pairCollisions
    case .resonance: .lorentzian
    case .washedOut: .washedOut
    case .plateau: .plateau
    case .drift: .drift
    case .microscopic: nil
    }
  }
}
