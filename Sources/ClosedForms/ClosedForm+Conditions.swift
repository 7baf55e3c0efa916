import Foundation

extension ClosedForm {
  /// The inequalities under which the form was derived.
  public func conditions(in context: ClosedFormContext) -> [Comparison] {
    let scales = Scales(context)
    switch self {
    case .resonanceHeight: return [scales.degenerate, scales.below(.equilibrium)]
    case .resonanceWidth, .resonanceWidthInDensity:
      return [scales.degenerate, scales.below(.narrow)]
    case .lorentzian: return [scales.degenerate, scales.below(.narrow), scales.nearResonance]
    case .pairConductivity: return [scales.degenerate, scales.below(.equilibrium)]
    case .tailConductivity:
      return [
        scales.degenerate, scales.below(.narrow), scales.nearResonance, scales.outsideResonance,
      ]
    case .washedOut:
      return [
        scales.degenerate, scales.similar, scales.above(.narrow), scales.below(.equilibrium),
      ]
    case .plateau:
      return [scales.degenerate, scales.similar, scales.above(.equilibrium), scales.below(.drift)]
    case .drift:
      return [
        scales.degenerate, scales.similar, scales.above(.drift), scales.mostlyIntrawire,
      ]
    case .farTail:
      return [
        scales.degenerate, scales.similar, scales.above(.drift), scales.mostlyIntrawire,
        scales.farFromResonance,
      ]
    case .pairCollisions: return [scales.degenerate]
    case .highFrequency: return []
    }
  }
}

/// The scales that separate the regimes, as comparisons.
private struct Scales {
  enum Boundary {
    /// (T/eps_F)^2 exp(-eps_F/T): the resonance is as wide as T (139).
    case narrow
    /// exp(-eps_F/T): three-particle scattering takes over at the band bottom.
    case equilibrium
    /// exp(eps_F/T) (T/eps_F)^(3/2): the wires drift as a whole.
    case drift
  }

  let context: ClosedFormContext
  private let energy: Double

  init(_ context: ClosedFormContext) {
    self.context = context
    energy = context.fermiEnergy
  }

  private func boundary(_ boundary: Boundary) -> (String, Double) {
    switch boundary {
    case .narrow: ("(T/eps_F)^2 exp(-eps_F/T)", exp(-energy) / (energy * energy))
    case .equilibrium: ("exp(-eps_F/T)", exp(-energy))
    case .drift:
      ("exp(eps_F/T) (T/eps_F)^(3/2)", exp(energy) / (energy * max(energy, 0).squareRoot()))
    }
  }

  func below(_ boundary: Boundary) -> Comparison {
    let (label, value) = self.boundary(boundary)
    return Comparison("D3/D2", context.ratio, label, value)
  }

  func above(_ boundary: Boundary) -> Comparison {
    let (label, value) = self.boundary(boundary)
    return Comparison(label, value, "D3/D2", context.ratio)
  }

  var degenerate: Comparison { Comparison("T", 1, "eps_F", energy) }
  var similar: Comparison { Comparison("abs(Delta)", abs(context.mismatch), "eps_F", energy) }
  var nearResonance: Comparison { Comparison("abs(Delta)", abs(context.mismatch), "T", 1) }
  var farFromResonance: Comparison { Comparison("T", 1, "abs(Delta)", abs(context.mismatch)) }
  var mostlyIntrawire: Comparison {
    Comparison("mu", context.meanMu, "D3", context.tripleDiffusion)
  }
  var outsideResonance: Comparison {
    let width = energy * (8.0.squareRoot() * context.ratio * exp(energy)).squareRoot()
    return Comparison("Gamma", width, "abs(Delta)", abs(context.mismatch))
  }
}
