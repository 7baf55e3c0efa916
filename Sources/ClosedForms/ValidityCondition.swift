import Foundation

/// One condition of validity, as a rule a number that must be much smaller than another.
struct ValidityCondition: Sendable {
  private enum Content {
    case muchSmaller(small: (label: String, value: Double), large: (label: String, value: Double))
    case exact(holds: Bool, words: String)
  }

  private let content: Content

  /// The condition small << large; each side with what it is in words.
  static func muchSmaller(
    _ small: String, _ smallValue: Double, than large: String, _ largeValue: Double
  ) -> Self {
    Self(content: .muchSmaller(small: (small, smallValue), large: (large, largeValue)))
  }

  /// A condition that is no inequality, with what to say when it holds and when it fails.
  static func exact(_ holds: Bool, _ yes: String, else no: String) -> Self {
    Self(content: .exact(holds: holds, words: holds ? yes : no))
  }

  /// Whether the condition holds when a << b stands for margin * a <= b.
  func holds(margin: Double) -> Bool {
    switch content {
    case .muchSmaller(let small, let large): margin * small.value <= large.value
    case .exact(let holds, _): holds
    }
  }

  /// The condition in words, with its numbers.
  ///
  /// - Parameters:
  ///   - margin: the factor that "<<" stands for.
  ///   - why: why a number of such a label is not known.
  func words(margin: Double, unknown why: (String) -> String) -> String {
    switch content {
    case .muchSmaller(let small, let large) where small.value.isNaN || large.value.isNaN:
      let unknown = small.value.isNaN ? small.label : large.label
      return "\(unknown) is unknown: \(why(unknown))"
    case .muchSmaller(let small, let large):
      let verdict = holds(margin: margin) ? "is much smaller than" : "is not much smaller than"
      return "\(side(small)) \(verdict) \(side(large))"
    case .exact(_, let words): return words
    }
  }

  private func side(_ side: (label: String, value: Double)) -> String {
    let number = String(format: "%.3g", side.value)
    return side.label == number ? side.label : "\(side.label) = \(number)"
  }
}

/// The scales that separate the regimes.
extension ValidityCondition {
  /// A value of D3/D2 at which one regime goes over into the next.
  enum Boundary {
    /// (T/eps_F)^2 exp(-eps_F/T): the resonance is as wide as T (139).
    case narrow
    /// exp(-eps_F/T): three-particle scattering takes over at the band bottom.
    case equilibrium
    /// exp(eps_F/T) (T/eps_F)^(3/2): the wires drift as a whole.
    case drift

    fileprivate func side(_ energy: Double) -> (label: String, value: Double) {
      switch self {
      case .narrow: ("(T/eps_F)^2 exp(-eps_F/T)", exp(-energy) / (energy * energy))
      case .equilibrium: ("exp(-eps_F/T)", exp(-energy))
      case .drift:
        ("exp(eps_F/T) (T/eps_F)^(3/2)", exp(energy) / (energy * max(energy, 0).squareRoot()))
      }
    }
  }

  static func below(_ boundary: Boundary, _ context: ClosedFormContext) -> Self {
    let large = boundary.side(context.fermiEnergy)
    return .muchSmaller("D3/D2", context.ratio, than: large.label, large.value)
  }

  static func above(_ boundary: Boundary, _ context: ClosedFormContext) -> Self {
    let small = boundary.side(context.fermiEnergy)
    return .muchSmaller(small.label, small.value, than: "D3/D2", context.ratio)
  }

  /// That wires drift as a whole rather than slide on holes at the band bottom: the S of both add.
  ///
  /// At equal densities and mu << D2 it is the boundary of the drift; a mismatch and mu move it.
  static func drifting(_ context: ClosedFormContext) -> Self {
    .muchSmaller(
      "rho_D of (153)", Drift.resistivity(context), than: "rho_D of (145)",
      Plateau.resistivity(context))
  }

  /// The opposite.
  static func sliding(_ context: ClosedFormContext) -> Self {
    .muchSmaller(
      "rho_D of (145)", Plateau.resistivity(context), than: "rho_D of (153)",
      Drift.resistivity(context))
  }

  static func degenerate(_ context: ClosedFormContext) -> Self {
    .muchSmaller("T", 1, than: "eps_F", context.fermiEnergy)
  }

  /// That the first of the two brackets of (132) outweighs the second, as (133) and what follows assume.
  static func bandBottom(_ context: ClosedFormContext) -> Self {
    let n = context.flavourDensity
    return .muchSmaller(
      "n^2 (2 pi)^(1/2)", n * n * (2 * .pi).squareRoot(), than: "(dn/dmu) exp(eps_F/T)",
      context.compressibility * exp(context.fermiEnergy))
  }

  /// D3 beside D2 zeta^2 at the band bottom, at any eps_F.
  static func weakTriples(_ context: ClosedFormContext) -> Self {
    .muchSmaller("D3/D2", context.ratio, than: "exp(-eps_F/T)", exp(-context.fermiEnergy))
  }

  static func similar(_ context: ClosedFormContext) -> Self {
    .muchSmaller("abs(Delta)", abs(context.mismatch), than: "eps_F", context.fermiEnergy)
  }

  static func nearResonance(_ context: ClosedFormContext) -> Self {
    .muchSmaller("abs(Delta)", abs(context.mismatch), than: "T", 1)
  }

  static func atResonance(_ context: ClosedFormContext) -> Self {
    .exact(
      context.mismatch == 0, "the chemical potentials coincide",
      else: "the chemical potentials differ")
  }

  static func farFromResonance(_ context: ClosedFormContext) -> Self {
    .muchSmaller("T", 1, than: "abs(Delta)", abs(context.mismatch))
  }

  static func outsideResonance(_ context: ClosedFormContext) -> Self {
    .muchSmaller(
      "Gamma", ResonanceWidth.width(context), than: "abs(Delta)", abs(context.mismatch))
  }

  static func mostlyIntrawire(_ context: ClosedFormContext) -> Self {
    .muchSmaller("mu", context.meanMu, than: "D3", context.tripleDiffusion)
  }
}
