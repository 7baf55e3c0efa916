/// Behaviour of a distribution under k -> -k; collisions and thermal factors never mix the two.
public enum Parity: Sendable, Hashable {
  /// g(-k) = -g(k): currents and everything a field drives.
  case odd
  /// g(-k) = g(k): densities and temperatures.
  case even

  /// The factor that carries a function from |k| to k.
  @inlinable
  func sign(at k: Double) -> Double { self == .odd && k < 0 ? -1 : 1 }
}
