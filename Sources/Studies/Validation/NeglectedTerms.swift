import ClosedForms
import Foundation
import Report

/// How much a closed form leaves out, to first order in each of its small parameters.
///
/// Each term is a magnitude: terms of opposite sign may cancel, so their sum is a bound.
struct NeglectedTerms {
  /// The relative size of all terms together.
  let size: Double
  /// The terms in words.
  let words: String

  private init(_ terms: [(size: Double, words: String)]) {
    let total = terms.reduce(0) { $0 + $1.size }
    size = total
    words = terms.filter { $0.size > 0.01 * total }.map(\.words).joined(separator: ", ")
  }

  /// The terms of a form; nil for forms that are not limits in T/eps_F.
  init?(_ form: ClosedForm, in context: ClosedFormContext) {
    let parameters = SmallParameters(context)
    switch form {
    case .resonanceHeight:
      self.init([parameters.sommerfeld(1.0 / 24), parameters.pairs, parameters.weakTriples])
    case .pairCollisions: self.init([parameters.pairs])
    case .pairConductivity: self.init([parameters.pairs, parameters.weakTriples])
    case .resonanceWidth:
      self.init([parameters.sommerfeld(1.0 / 6), parameters.bracket, parameters.weakTriples])
    case .resonanceWidthInDensity: self.init([parameters.bracket, parameters.weakTriples])
    case .lorentzian:
      self.init([
        parameters.sommerfeld(1.0 / 3), parameters.pairs, parameters.weakTriples,
        parameters.mismatch,
      ])
    case .tailConductivity:
      self.init([
        parameters.sommerfeld(1.0 / 3), parameters.bracket, parameters.weakTriples,
        parameters.mismatch,
      ])
    case .washedOut: self.init([parameters.weakTriples, parameters.resonance])
    case .plateau:
      self.init([parameters.imbalance, parameters.bottomPairs, parameters.weakDrift])
    case .drift: self.init([parameters.drifting, parameters.strongDrift, parameters.interwire])
    case .farTail:
      self.init([
        parameters.drifting, parameters.strongDrift, parameters.interwire, parameters.overlap,
      ])
    case .highFrequency: return nil
    }
  }
}

/// The small parameters of Section VII with their coefficients, from the next order of each derivation.
private struct SmallParameters {
  typealias Term = (size: Double, words: String)
  let context: ClosedFormContext
  private let energy: Double
  private let delta: Double

  init(_ context: ClosedFormContext) {
    self.context = context
    energy = context.fermiEnergy
    delta = abs(context.mismatch)
  }

  /// Densities and compressibilities at T > 0, by Sommerfeld's expansion.
  func sommerfeld(_ coefficient: Double) -> Term {
    (
      .pi * .pi * coefficient / (energy * energy),
      "Sommerfeld terms \(TextTable.short(coefficient, digits: 2)) (pi T/eps_F)^2"
    )
  }

  /// The next term of the integral of (1 - tanh)^2/zeta^4 over k.
  var pairs: Term {
    (8.0.squareRoot() * exp(-energy), "2^(3/2) exp(-eps_F/T) of electrons above the band bottom")
  }

  /// The second term in the brackets of (132) over the first.
  var bracket: Term {
    (
      2 * energy * context.density * (2 * .pi).squareRoot() * exp(-energy),
      "the second bracket of (132), ~ (eps_F/T)^(3/2) exp(-eps_F/T)"
    )
  }

  /// D3 beside D2 zeta^2 in the determinant (74), at the band bottom.
  var weakTriples: Term {
    (context.ratio * exp(energy) / 24.0.squareRoot(), "(D3/D2) exp(eps_F/T)/24^(1/2) of (74)")
  }

  /// (Delta/2T)^2 of the expansion at the resonance.
  var mismatch: Term { (delta * delta / 4, "(Delta/2T)^2") }

  /// What is left of the resonance: (Delta/Gamma)^2.
  var resonance: Term {
    let width = energy * (8.0.squareRoot() * context.ratio * exp(energy)).squareRoot()
    return (delta * delta / (width * width), "(Delta/Gamma)^2 of the resonance")
  }

  /// n_1 - n_2 in the weights of the two wires.
  var imbalance: Term {
    (delta / (2 * energy) * tanh(delta / 2), "(Delta/2 eps_F) tanh(Delta/2T) of n_1 - n_2")
  }

  /// D2 zeta^2 beside D3 in the integral over exp(-k^2/2), which it cuts off: with
  /// x = (D2/2 D3) (zeta_1^2 + zeta_2^2) at k = 0, as in (150), the integral loses 2 x [ln(1/x)/pi]^(1/2) of itself.
  var bottomPairs: Term {
    let x = 4 * exp(-energy) * cosh(delta / 2) / context.ratio
    return (
      2 * x * (log(exp(1) + 1 / x) / .pi).squareRoot(),
      "2 x [ln(1/x)/pi]^(1/2) with x = 4 (D2/D3) exp(-eps_F/T) cosh(Delta/2T), pairs at the band bottom"
    )
  }

  /// The drift beside the plateau: their conductivities add.
  var weakDrift: Term { (plateauOverDrift, "rho_D of (145) over that of (153): their S add") }

  /// The plateau beside the drift.
  var strongDrift: Term { (1 / plateauOverDrift, "rho_D of (153) over that of (145): their S add") }

  /// The bounds of the wires' densities and of (151): at most pi^2/6, and (Delta/2 eps_F)^2.
  var drifting: Term {
    let square = energy * energy
    return (
      (.pi * .pi / 6 + delta * delta / 4) / square,
      "Sommerfeld terms (pi^2/6) (T/eps_F)^2 and (Delta/2 eps_F)^2"
    )
  }

  /// mu beside D3.
  var interwire: Term { (context.meanMu / context.tripleDiffusion, "mu/D3") }

  /// The Fermi points of the wires that still overlap.
  var overlap: Term {
    (
      context.pairDiffusion * MismatchFunctions.overlap(delta / 2) / (2 * context.meanMu),
      "D2 J(Delta/2T)/(2 mu)"
    )
  }

  private var plateauOverDrift: Double {
    guard let plateau = try? ClosedForm.plateau.value(in: context),
      let drift = try? ClosedForm.drift.value(in: context)
    else { return .nan }
    return plateau / drift
  }
}
