import Foundation
import GSLSupport

/// A form of interaction potential; all that is known of one form stands in the file of its type.
///
/// A form says its name and V(q). The rest has defaults that follow from V(q), which a form replaces
/// where it has something better. ``Potential/forms`` lists the forms there are.
package protocol PotentialForm: Sendable, Equatable {
  /// The word for the form in an input and in the identity of a run.
  static var name: String { get }
  /// V(q) as the explanation of the input writes it, with the letters of the parameters.
  static var formula: String { get }
  /// Whether V(q) tends to zero for large q.
  static var decays: Bool { get }

  /// V(q) at q >= 0; V is even.
  func value(_ q: Double) -> Double
  /// Whether V(q) has a continuous slope at q = 0.
  ///
  /// A cusp, V(q) - V(0) ~ abs(q), gives the three-particle weights heavier tails.
  var isSmooth: Bool { get }

  /// The prefactor V0; 1 for a table.
  var strength: Double { get }
  /// The same form with the prefactor 1; a table stays what it is.
  var unit: Self { get }
  /// V(q), `factor` times as strong.
  func scaled(by factor: Double) -> Self
  /// V(s q) for a positive s, lengths s times as long; nil for a table.
  func dilated(by s: Double) -> Self?

  /// The smallest momentum at which V(q) has fallen to half of V(0).
  ///
  /// It stands for 1/l, the typical momentum transfer. Infinite for a potential that does not
  /// decay.
  var halfWidth: Double { get }
  /// The momentum beyond which V(q) is below 1e-8 of V(0), so that V(q)^2 is lost in round-off.
  ///
  /// Infinite for a potential that does not decay. For a table, its last momentum.
  var range: Double { get }
  /// The strength D2 = (1/16) Int dq/2pi abs(q) V(q)^2 of pair collisions with this potential.
  ///
  /// Equation (16). Infinite for a potential that does not decay.
  var pairDiffusion: Double { get }
  /// The potential in real space, U(x) = Int dq/2pi V(q) exp(iqx); nil where it is no function.
  var realSpace: RealSpaceForm? { get }
  /// How V(q) at unit strength is evaluated fast.
  var shape: PotentialShape { get }

  /// The form and its numbers in words that no other potential has.
  ///
  /// They are part of the identity of a run, so they never change; `hash` shortens long lists.
  func words(hash: ([Double]) -> String) -> String
}

/// What follows from V(q).
extension PotentialForm {
  package var halfWidth: Double { Self.decays ? momentum(atFraction: 0.5) : .infinity }

  package var range: Double { Self.decays ? momentum(atFraction: Self.negligible) : .infinity }

  /// By Gauss-Legendre quadrature, octave by octave in q.
  package var pairDiffusion: Double {
    guard strength != 0 else { return 0 }
    guard Self.decays else { return .infinity }
    let rule = GaussLegendre(points: 16)
    func part(_ low: Double, _ high: Double) -> Double {
      rule.integrate(from: low, to: high) { $0 * value($0) * value($0) }
    }
    // Below 2^-26 of the half-width there is 2^-52 of the integral.
    var low = 0x1p-26 * halfWidth
    var sum = part(0, low)
    while low.isFinite {
      let octave = part(low, 2 * low)
      sum += octave
      low *= 2
      if low > halfWidth, octave <= 1e-17 * sum { return sum / (16 * .pi) }
    }
    return .infinity
  }

  package var realSpace: RealSpaceForm? { nil }

  package var shape: PotentialShape { .pointwise }
}

extension PotentialForm {
  /// The part of V(0) that `range` leaves: 1e-8, from ln(1e8).
  static var negligible: Double { exp(-logNegligible) }
  /// ln(1e8).
  static var logNegligible: Double { 8 * 2.302_585_092_994_045_7 }

  /// The momentum at which a potential that falls from q = 0 on has come to `fraction` of V(0).
  ///
  /// Bisection from a bracket found by doubling, and not Brent's method of `RootFinder`: samples
  /// depend on every bit of the range, and these are the bits that stored results were made with.
  ///
  /// - Parameters:
  ///   - fraction: between 0 and 1.
  ///   - start: a momentum of the order of the inverse length.
  func momentum(atFraction fraction: Double, from start: Double = 1) -> Double {
    let unit = unit
    let target = fraction * abs(unit.value(0))
    var low = 0.0
    var high = start
    while abs(unit.value(high)) > target {
      low = high
      high *= 2
    }
    while high - low > 1e-12 * high {
      let middle = 0.5 * (low + high)
      if abs(unit.value(middle)) > target { low = middle } else { high = middle }
    }
    return high
  }
}
