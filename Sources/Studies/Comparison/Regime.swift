import ClosedForms
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
  /// Microscopic kernels: there is no constant D3 to tell the regime from.
  case microscopic = "microscopic kernels"

  /// The regime of a configuration.
  public init(_ configuration: RunConfiguration) {
    switch configuration.collisions.triples {
    case .microscopic where configuration.hasMicroscopicTriples: self = .microscopic
    case .none, .microscopic:
      self = configuration.doubleWire.mismatch == 0 ? .pairCollisions : .frictionless
    case .softModel:
      let context = configuration.closedFormContext
      let energy = max(context.fermiEnergy, 1)
      if context.ratio < exp(-energy) / (energy * energy) {
        self = .resonance
      } else if context.ratio < exp(-energy) {
        self = .washedOut
      } else if context.ratio < exp(energy) / pow(energy, 1.5) {
        self = .plateau
      } else {
        self = .drift
      }
    }
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
