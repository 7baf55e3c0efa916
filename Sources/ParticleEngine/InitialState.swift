public import WirePhysics

/// From where a run starts.
public enum InitialState: Sendable {
  /// Equilibrium: no particles.
  case equilibrium
  /// Just after a field impulse in each wire: g_s = K_s k.
  case impulse(WirePair<Double>)
  /// Given distributions g_s(k) of equation (1).
  case distributions(@Sendable (WireIndex, Double) -> Double)
  /// A given ensemble.
  case ensemble(ParticleEnsemble)

  /// The particles of the state.
  func ensemble(in model: ParticleModel) -> ParticleEnsemble {
    switch self {
    case .equilibrium: ParticleEnsemble()
    case .impulse(let impulses): model.ensemble { wire, k in impulses[wire] * k }
    case .distributions(let g): model.ensemble(of: g)
    case .ensemble(let ensemble): ensemble
    }
  }
}
