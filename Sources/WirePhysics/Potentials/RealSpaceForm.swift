/// A potential in real space, in reduced units of energy as a function of a length.
package enum RealSpaceForm: Sendable {
  /// A multiple of delta(x).
  case delta(strength: Double)
  /// U(x), even, and analytic where abs(Im x) < strip; real and positive or negative all along the imaginary
  /// axis up to there.
  case analytic(strip: Double, @Sendable (ComplexNumber) -> ComplexNumber)
  /// U(x) at x >= 0 of a table; U is even, and far away it is a sum of waves, one for each knot.
  case table(@Sendable (Double) -> Double)

  /// U(x) at a real x; nil for a delta function.
  package func value(at x: Double) -> Double? {
    switch self {
    case .delta: nil
    case .analytic(_, let function): function(ComplexNumber(x)).real
    case .table(let function): function(abs(x))
    }
  }
}
