import Foundation

/// The six regimes of intrawire equilibration, by the shape of zeta^2 dg/dk below the Fermi level.
///
/// Appendix D, for identical wires. The borders are parametric: each condition is a product of
/// strengths compared with one, and near a border neither side's shape is clean.
package enum EquilibrationRegime: Int, Sendable, CaseIterable {
  /// exp(-eps) all the way: pair collisions alone shape g.
  ///
  /// Equation (D.1).
  case one = 1
  /// A plateau grows below the Fermi level.
  ///
  /// Equation (D.2).
  case two
  /// Plateaus at the bottom and at the Fermi level, falling in between.
  ///
  /// Equation (D.4).
  case three
  /// The same with a rise in between.
  ///
  /// Equation (D.7).
  case four
  /// A plateau at the bottom, then exp(eps) up to the Fermi level.
  ///
  /// Equation (D.8).
  case five
  /// exp(eps) all the way: the wires drift.
  ///
  /// Equation (D.10).
  case six

  /// The Roman numeral.
  package var name: String { ["I", "II", "III", "IV", "V", "VI"][rawValue - 1] }
}

/// What decides the regime: ratios of strengths at one eps_F/T.
///
/// D_i = D3a - D3b, lambda - mu in the exactly solvable model. Only ratios to D2 enter, so they may span
/// any number of decades: all logarithms are taken first.
package struct EquilibrationStrengths: Sendable, Equatable {
  /// eps_F/T.
  package let fermiEnergy: Double
  /// ln(D3/D2).
  package let logTriple: Double
  /// ln(D_i/D2).
  package let logIntrawire: Double

  /// Collects the strengths.
  ///
  /// - Parameters:
  ///   - fermiEnergy: eps_F/T, above 1.
  ///   - tripleOverPair: D3/D2, positive.
  ///   - intrawireOverPair: D_i/D2, positive.
  package init(fermiEnergy: Double, tripleOverPair: Double, intrawireOverPair: Double) {
    precondition(fermiEnergy > 1, "the regimes exist for eps_F above T")
    precondition(tripleOverPair > 0 && intrawireOverPair > 0, "the strengths are positive")
    self.fermiEnergy = fermiEnergy
    logTriple = log(tripleOverPair)
    logIntrawire = log(intrawireOverPair)
  }

  /// The regime.
  ///
  /// Appendix D, with "much smaller" read as "smaller".
  package var regime: EquilibrationRegime {
    let logEnergy = log(fermiEnergy)
    if logTriple + fermiEnergy <= 0 {
      return logIntrawire + fermiEnergy + 0.5 * logEnergy <= 0 ? .one : .two
    }
    if logTriple + logEnergy - fermiEnergy > 0 { return .six }
    if logTriple > 0 { return .five }
    return logIntrawire + 0.5 * (logEnergy + log(logTriple + fermiEnergy)) <= 0 ? .three : .four
  }

  /// The energy above which intrawire equilibration holds zeta^2 dg/dk level, in regime II.
  ///
  /// Equation (D.3).
  package var firstCrossover: Double { -logIntrawire - 0.5 * log(fermiEnergy) }

  /// The energy where D3 gives way to D2 in the relaxation of g, in regimes III and IV.
  ///
  /// Equation (D.5).
  package var secondCrossover: Double { fermiEnergy + logTriple }

  /// The energy where the integral term takes over, in regimes III and IV; nil elsewhere.
  ///
  /// Equation (D.6).
  package var thirdCrossover: Double? {
    guard secondCrossover > 0 else { return nil }
    return fermiEnergy
      - 0.5 * (2 * (logIntrawire - logTriple) + log(fermiEnergy) + log(secondCrossover))
  }

  /// The energy above which zeta^2 dg/dk follows the drift, in regime V.
  ///
  /// Equation (D.9).
  package var fourthCrossover: Double { fermiEnergy - logTriple - log(fermiEnergy) }
}
