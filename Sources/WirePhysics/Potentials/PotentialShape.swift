/// The function of q that a potential of unit strength is, as far as fast code knows it.
///
/// The loops over collisions evaluate each of these for eight momenta at a time; the soft limit has
/// integrals of some. A form that says nothing is ``pointwise``.
public enum PotentialShape: Sendable, Equatable {
  /// 1.
  case constant
  /// exp(-(q l)^2).
  case gaussian(length: Double)
  /// exp(-abs(q) l).
  case exponential(length: Double)
  /// 1 - (q/q0)^2.
  case parabola(momentum: Double)
  /// abs(q).
  case magnitude
  /// A function that varies on the scale of its argument or of the half-width, whichever is
  /// smaller, and that has fallen to zero at 128 half-widths: worth a table for each octave.
  case octaves
  /// Any other function, evaluated one momentum at a time.
  case pointwise
}

/// A potential in real space, in reduced units of energy as a function of a length.
public enum RealSpaceForm: Sendable {
  /// A multiple of delta(x).
  case delta(strength: Double)
  /// U(x) at x >= 0; U is even.
  case function(@Sendable (Double) -> Double)
}
