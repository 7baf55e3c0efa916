/// A closed form for T << eps_F, Section 7 of the theory.
public enum ClosedForm: String, Sendable, CaseIterable {
  /// The drag resistivity at the top of the ultranarrow resonance.
  case resonanceHeight = "resonance height"
  /// The width of the resonance in the mismatch of chemical potentials.
  case resonanceWidth = "resonance width"
  /// The width of the resonance in the mismatch of densities.
  case resonanceWidthInDensity = "resonance width in density"
  /// The drag resistivity on the Lorentzian resonance.
  case lorentzian = "Lorentzian resonance"
  /// The conductivity S of pair collisions at equal densities.
  case pairConductivity = "pair-collision conductivity"
  /// The conductivity S in the tail of the resonance.
  case tailConductivity = "tail conductivity"
  /// The drag resistivity when the resonance is washed out.
  case washedOut = "washed-out resonance"
  /// The drag resistivity on the plateau.
  case plateau = "plateau"
  /// The drag resistivity in the drift regime.
  case drift = "drift regime"
  /// The drag resistivity of drifting wires far from resonance.
  case farTail = "far tail"
  /// The drag resistivity of pair collisions alone.
  case pairCollisions = "pair collisions"
  /// The off-diagonal resistivity rho_12 at high frequency.
  case highFrequency = "high frequency"

  /// The name for tables.
  public var name: String { rawValue }

  /// The number of the equation, with what was corrected.
  public var equation: String {
    switch self {
    case .resonanceHeight: "(136)"
    case .resonanceWidth: "(137), 2^(3/2) for the printed 2^(1/2)"
    case .resonanceWidthInDensity: "(138)"
    case .lorentzian: "(135)"
    case .pairConductivity: "(134)"
    case .tailConductivity: "(133)"
    case .washedOut: "(143)"
    case .plateau: "(145)"
    case .drift: "(153)"
    case .farTail: "(154)"
    case .pairCollisions: "(28) with (26)"
    case .highFrequency: "(29)"
    }
  }

  /// The formula in reduced units.
  public var formula: String {
    switch self {
    case .resonanceHeight: "16 D2 (2 eps_F/pi)^(1/2) exp(-2 eps_F)/n"
    case .resonanceWidth: "eps_F [2^(3/2) (D3/D2) exp(eps_F)]^(1/2)"
    case .resonanceWidthInDensity: "n [(D3/D2) exp(eps_F)/2^(1/2)]^(1/2)"
    case .lorentzian: "rho_D(0)/[1 + (Delta/Gamma)^2]"
    case .pairConductivity: "exp(2 eps_F)/(64 pi^(1/2) D2)"
    case .tailConductivity: "(Delta/eps_F)^2 exp(eps_F)/(128 (2 pi)^(1/2) D3)"
    case .washedOut: "16 D2 pi^(1/2) exp(-eps_F1 - eps_F2)"
    case .plateau: "4 D3 (pi/2)^(1/2) exp(-(eps_F1 + eps_F2)/2)/cosh(Delta/2)"
    case .drift: "[D2 J(Delta/2) + 2 mu]/(n eps_F)"
    case .farTail: "2 mu/(n eps_F)"
    case .pairCollisions: "16 pi^(1/2) D2 exp(-2 eps_F) at Delta = 0, 0 otherwise"
    case .highFrequency:
      "-(1/32 n1 n2) IInt dk dk'/(2 pi)^2 zeta_1 zeta_2 zeta_1' zeta_2' V12^2 abs(k - k')"
    }
  }
}
