import Foundation

/// Something that a closed form leaves out, to first order in a small parameter.
public struct NeglectedTerm: Sendable {
  /// Its relative size: a magnitude.
  public let size: Double
  /// The small parameter with its coefficient, in words.
  public let words: String
}

/// How much a closed form leaves out, to first order in each of its small parameters.
///
/// Each term is a magnitude: terms of opposite sign may cancel, so their sum is a bound.
public struct NeglectedTerms: Sendable {
  /// The relative size of all terms together.
  public let size: Double
  /// The terms in words.
  public let words: String

  /// The terms of a form; nil for forms that are not limits in T/eps_F.
  public init?(_ form: ClosedForm, in context: ClosedFormContext) {
    guard let terms = form.neglected(in: context) else { return nil }
    let total = terms.reduce(0) { $0 + $1.size }
    size = total
    words = terms.filter { $0.size > 0.01 * total }.map(\.words).joined(separator: ", ")
  }
}

/// The small parameters of Section VII with their coefficients, from the next order of each derivation.
extension NeglectedTerm {
  /// Densities and compressibilities at T > 0, by Sommerfeld's expansion.
  static func sommerfeld(_ coefficient: Double, _ context: ClosedFormContext) -> Self {
    let energy = context.fermiEnergy
    return Self(
      size: .pi * .pi * coefficient / (energy * energy),
      words: "Sommerfeld terms \(String(format: "%.2g", coefficient)) (pi T/eps_F)^2")
  }

  /// The next term of the integral of (1 - tanh)^2/zeta^4 over k.
  static func pairs(_ context: ClosedFormContext) -> Self {
    Self(
      size: 8.0.squareRoot() * exp(-context.fermiEnergy),
      words: "2^(3/2) exp(-eps_F/T) of electrons above the band bottom")
  }

  /// What pairs add above the two terms that fall with exp(-eps_F): constants over exp(2 eps_F), to the last
  /// momentum at which D2 zeta^2 exceeds D3.
  static func pairsBeyond(_ context: ClosedFormContext) -> Self {
    let energy = context.fermiEnergy
    let cutoff = (2 * max(1, energy + log(1 / context.ratio))).squareRoot()
    return Self(
      size: 2 * cutoff / Double.pi.squareRoot() * exp(-2 * energy),
      words: "electrons above the Fermi level, ~ exp(-2 eps_F/T) ln^(1/2)(D2/D3)")
  }

  /// The second term in the brackets of (132) over the first.
  static func bracket(_ context: ClosedFormContext) -> Self {
    let energy = context.fermiEnergy
    return Self(
      size: 2 * energy * context.flavourDensity * (2 * .pi).squareRoot() * exp(-energy),
      words: "the second bracket of (132), ~ (eps_F/T)^(3/2) exp(-eps_F/T)")
  }

  /// D3 beside D2 zeta^2 in the determinant (74), at the band bottom.
  static func weakTriples(_ context: ClosedFormContext) -> Self {
    Self(
      size: context.ratio * exp(context.fermiEnergy) / 24.0.squareRoot(),
      words: "(D3/D2) exp(eps_F/T)/24^(1/2) of (74)")
  }

  /// (Delta/2T)^2 of the expansion at the resonance.
  static func mismatch(_ context: ClosedFormContext) -> Self {
    let delta = abs(context.mismatch)
    return Self(size: delta * delta / 4, words: "(Delta/2T)^2")
  }

  /// The bounds of the wires' densities and of (151): at most pi^2/6, and (Delta/2 eps_F)^2.
  static func drifting(_ context: ClosedFormContext) -> Self {
    let (energy, delta) = (context.fermiEnergy, abs(context.mismatch))
    let square = energy * energy
    return Self(
      size: (.pi * .pi / 6 + delta * delta / 4) / square,
      words: "Sommerfeld terms (pi^2/6) (T/eps_F)^2 and (Delta/2 eps_F)^2")
  }

  /// The drift beside the plateau: their conductivities add.
  static func weakDrift(_ context: ClosedFormContext) -> Self {
    Self(
      size: Plateau.resistivity(context) / Drift.resistivity(context),
      words: "rho_D of (145) over that of (153): their S add")
  }

  /// The plateau beside the drift.
  static func strongDrift(_ context: ClosedFormContext) -> Self {
    // The inverse of a quotient, not the other quotient: the same bits as in stored reports.
    Self(
      size: 1 / (Plateau.resistivity(context) / Drift.resistivity(context)),
      words: "rho_D of (153) over that of (145): their S add")
  }

  /// mu beside D3.
  static func interwire(_ context: ClosedFormContext) -> Self {
    Self(size: context.meanMu / context.tripleDiffusion, words: "mu/D3")
  }
}
