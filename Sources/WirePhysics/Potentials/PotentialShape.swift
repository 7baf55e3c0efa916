import Foundation

/// The function of q that a potential of unit strength is, as far as fast code knows it.
///
/// The loops over collisions evaluate each of these for eight momenta at a time; the soft limit has
/// integrals of some. A form that says nothing is ``pointwise``.
package enum PotentialShape: Sendable, Equatable {
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
  /// smaller: worth a table for each octave of its reach.
  case octaves
  /// Any other function, evaluated one momentum at a time.
  case pointwise
}

extension Potential {
  /// The octaves in which a potential of the shape ``PotentialShape/octaves`` varies: where the first begins, and how many.
  ///
  /// At 2^-27 of the half-width the value is that at zero to round-off. It has fallen to round-off at 2^7 half-widths, or,
  /// where it falls like a logarithm at first, beyond its range.
  package var octaves: (lowest: Double, count: Int) {
    let lowest = halfWidth * 0x1p-27
    // The first octave of a table begins at a power of two, up to one below.
    return (lowest, max(35, Int(log2(2 * range / lowest).rounded(.up)) + 1))
  }
}
