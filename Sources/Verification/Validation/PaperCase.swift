/// An input of the paper's validation: a file with a role of its own.
public enum PaperCase: String, Sendable, CaseIterable {
  /// The peak without a body: pair collisions alone, (28).
  case bodylessPeak = "bodyless-peak"
  /// Figure 1: the resonance that three-particle scattering broadens.
  case figure1 = "figure-1"
  /// Figure 2: the resonance washed out, the Fermi levels split symmetrically.
  case figure2 = "figure-2"
  /// The inset of figure 2: one Fermi level kept.
  case figure2Inset = "figure-2-inset"
  /// Appendix D: one point in each regime of intrawire equilibration.
  case regimes
  /// (143) and (145): the gaps that a sweep over temperature gives.
  case activation
  /// (154): far off resonance.
  case farTail = "far-tail"
  /// Frequencies above all rates, (29).
  case highFrequency = "high-frequency"
  /// Other work: equilibration of a wire by holes at the band bottom.
  case equilibration

  /// The name of its file.
  public var fileName: String { rawValue + ".yaml" }

  /// What it shows.
  public var title: String {
    switch self {
    case .bodylessPeak: "Pair collisions alone: the peak without a body"
    case .figure1: "Figure 1: the ultranarrow resonance"
    case .figure2: "Figure 2: strong equilibration, symmetric splitting"
    case .figure2Inset: "Inset of figure 2: asymmetric splitting"
    case .regimes: "Appendix D: the regimes of intrawire equilibration"
    case .activation: "Activation of the washed-out resonance and of the plateau"
    case .farTail: "Far off resonance, with three-particle scattering between the wires"
    case .highFrequency: "High frequencies"
    case .equilibration: "From other work: equilibration by holes at the band bottom"
    }
  }
}
