package import KineticOperator

/// Which part of the distributions the collisions read.
///
/// Collisions and thermal factors never mix g that are odd in k with g that are even. Fields excite the
/// odd part only; reading it alone keeps the noise of the even part out.
public enum ReadParity: String, Sendable, Hashable, Codable, CaseIterable {
  /// Only the part that is odd in k: currents, and everything that fields drive.
  case odd
  /// All of g: needed when an initial g is not odd.
  case both

  /// The parities whose splines are read.
  package var parities: [Parity] { self == .odd ? [.odd] : [.odd, .even] }
}
