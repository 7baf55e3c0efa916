/// The Fourier transform V(q) of an interaction potential along the wires.
///
/// Even in q. Reduced units: V in hbar sqrt(T/m), q in sqrt(mT), lengths in hbar/sqrt(mT).
public enum Potential: Sendable, Equatable {
  /// V0: a contact interaction.
  case contact(strength: Double)
  /// V0 exp(-(q l)^2).
  case gaussian(strength: Double, length: Double)
  /// V0 exp(-abs(q) l); it has a cusp at q = 0.
  case exponential(strength: Double, length: Double)
  /// V0 [K0(abs(q) s) - K0(abs(q) sqrt(s^2 + 4 h^2))]: Coulomb interaction screened by a gate.
  ///
  /// s is the separation of the wires (interwire) or the effective width (intrawire), h the
  /// distance to the gate, V0 = 2 e^2/kappa. Without the gate K0 would diverge at q = 0, which
  /// three-particle scattering does not admit.
  case gatedCoulomb(strength: Double, separation: Double, gate: Double)
  /// A table, interpolated.
  case tabulated(TabulatedPotential)
  /// V0 [1 - (q/q0)^2], the Cheon-Shigehara model: integrable, no three-particle scattering.
  case cheonShigehara(strength: Double, momentum: Double)
  /// V0 abs(q), the Calogero-Sutherland model: integrable, no three-particle scattering.
  case calogero(strength: Double)
  /// V0 q coth(q l), the hyperbolic Calogero model: integrable, no three-particle scattering.
  case hyperbolic(strength: Double, length: Double)
}
