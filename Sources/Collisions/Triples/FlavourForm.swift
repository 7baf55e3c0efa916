package import WirePhysics

/// What |A|^2 becomes when electrons come in g_f flavours: a sum over the symmetries of the orbital amplitude.
///
/// With a_p the direct amplitude for the permutation p of outgoing momenta, the trace over the flavours of all electrons
/// gives
///
///     |A|^2 -> sum over p, p' of sgn(p) sgn(p') g_f^(cycles of p^-1 p') a_p a_p'
///
/// A flavour state that is symmetric under exchange goes with an antisymmetric orbital amplitude and the other way round.
/// Sorted by symmetry the form is a sum of squares, so that nothing cancels in it. For three electrons of one wire, with
/// A the antisymmetric sum of the a_p and S the symmetric one,
///
///     g (g + 1)(g + 2)/6 A^2 + g (g - 1)(g - 2)/6 S^2 + g (g^2 - 1) [sum of a_p^2 less (A^2 + S^2)/6]
///
/// and for two electrons of one wire and one of the other, whose flavour is a factor,
///
///     g^2 (g + 1)/2 A^2 + g^2 (g - 1)/2 S^2
///
/// Both are |A|^2 for one flavour.
package struct FlavourForm: Sendable {
  /// The number of flavours.
  package let flavours: Flavours
  /// Whether all three electrons are in one wire.
  let areAlike: Bool
  /// The factors of A^2, of S^2, and of what is neither.
  let antisymmetric: Double
  let symmetric: Double
  let other: Double

  package init(_ flavours: Flavours, areAlike: Bool) {
    let g = flavours.count
    self.flavours = flavours
    self.areAlike = areAlike
    antisymmetric = areAlike ? g * (g + 1) * (g + 2) / 6 : g * g * (g + 1) / 2
    symmetric = areAlike ? g * (g - 1) * (g - 2) / 6 : g * g * (g - 1) / 2
    other = areAlike ? g * (g * g - 1) : 0
  }

  /// The form of amplitudes with the sign of their permutation, in the order identity, three exchanges, two cycles; of
  /// the first two for a mixed set.
  func square(_ amplitude: (Int) -> Double) -> Double {
    guard areAlike else {
      let (direct, exchanged) = (amplitude(0), amplitude(1))
      let (a, s) = (direct + exchanged, direct - exchanged)
      return antisymmetric * a * a + symmetric * s * s
    }
    let even = [0, 4, 5].map(amplitude)
    let odd = [1, 2, 3].map(amplitude)
    let (evenSum, oddSum) = (even.reduce(0, +), odd.reduce(0, +))
    let (a, s) = (evenSum + oddSum, evenSum - oddSum)
    func scatter(_ values: [Double], _ sum: Double) -> Double {
      values.reduce(0) { $0 + ($1 - sum / 3) * ($1 - sum / 3) }
    }
    return antisymmetric * a * a + symmetric * s * s
      + other * (scatter(even, evenSum) + scatter(odd, oddSum))
  }
}
