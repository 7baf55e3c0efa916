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
