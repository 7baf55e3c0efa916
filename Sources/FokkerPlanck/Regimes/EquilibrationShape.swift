import Foundation

/// The piecewise form of zeta^2 dg/dk below the Fermi level: exp(n eps/T) with n = -1, 0 or 1.
///
/// Equations (D.1), (D.2), (D.4), (D.7), (D.8), (D.10).
package struct EquilibrationShape: Sendable, Equatable {
  /// One piece.
  package struct Piece: Sendable, Equatable {
    /// The energies it covers, in T.
    package let energies: ClosedRange<Double>
    /// n of exp(n eps/T).
    package let exponent: Double
  }

  /// The pieces, from the band bottom to the Fermi level; empty ones are left out.
  package let pieces: [Piece]

  /// The form that belongs to the regime of the strengths, or that which would if they were in another one.
  package init(_ strengths: EquilibrationStrengths, as regime: EquilibrationRegime? = nil) {
    let top = strengths.fermiEnergy
    let second = strengths.secondCrossover
    let third = strengths.thirdCrossover ?? top
    let steps: [(end: Double, exponent: Double)] =
      switch regime ?? strengths.regime {
      case .one: [(top, -1)]
      case .two: [(strengths.firstCrossover, -1), (top, 0)]
      case .three: [(second, 0), (third, -1), (top, 0)]
      case .four: [(third, 0), (second, 1), (top, 0)]
      case .five: [(strengths.fourthCrossover, 0), (top, 1)]
      case .six: [(top, 1)]
      }
    var pieces: [Piece] = []
    var start = 0.0
    for step in steps {
      let end = min(max(step.end, start), top)
      if end > start { pieces.append(Piece(energies: start...end, exponent: step.exponent)) }
      start = end
    }
    self.pieces = pieces
  }

  /// The logarithm of the form at an energy, zero at the band bottom.
  package func logarithm(at energy: Double) -> Double {
    pieces.reduce(0) { sum, piece in
      let end = min(energy, piece.energies.upperBound)
      return sum + piece.exponent * max(0, end - piece.energies.lowerBound)
    }
  }
}
