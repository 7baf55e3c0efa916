import Foundation

/// A field eE in one wire as a function of time, in T sqrt(mT)/hbar.
///
/// The engine asks for its exact time integral only, so the momentum that the fields give is exact for
/// every step size, also across switching.
public enum FieldHistory: Sendable, Hashable {
  /// The same from t = 0 on.
  case constant(Double)
  /// A field from `start` on for a time `duration`.
  case pulse(Double, start: Double, duration: Double)
  /// amplitude cos(omega t + phase).
  case harmonic(Double, omega: Double, phase: Double)
  /// Straight lines between the points of a table, constant before and after.
  case table(FieldTable)

  /// The integral of the field over an interval of time.
  public func impulse(from start: Double, to end: Double) -> Double {
    switch self {
    case .constant(let field):
      return field * (end - start)
    case .pulse(let field, let on, let duration):
      return field * max(0, min(end, on + duration) - max(start, on))
    case .harmonic(let amplitude, let omega, let phase):
      // cos at the middle times the sinc of half the interval: no cancellation for small omega.
      let half = 0.5 * omega * (end - start)
      let sinc = abs(half) < 1e-4 ? 1 - half * half / 6 : sin(half) / half
      return amplitude * (end - start) * cos(0.5 * omega * (start + end) + phase) * sinc
    case .table(let table):
      return table.integral(to: end) - table.integral(to: start)
    }
  }

  /// The field if it never changes.
  public var constantValue: Double? {
    if case .constant(let field) = self { field } else { nil }
  }
}
