import Foundation
import GSLSupport

extension Potential {
  /// The strength D2 = (1/16) Int dq/2pi abs(q) V(q)^2 of pair collisions with this potential.
  ///
  /// Equation (16). In closed form where there is one; a table is integrated interval by interval
  /// with a rule that is exact for its cubics. Infinite for a potential that does not decay.
  public var pairDiffusion: Double {
    switch self {
    case .contact(let strength), .calogero(let strength), .cheonShigehara(let strength, _),
      .hyperbolic(let strength, _):
      return strength == 0 ? 0 : .infinity
    case .gaussian(let strength, let length), .exponential(let strength, let length):
      let ratio = strength / length
      return ratio * ratio / (64 * .pi)
    case .gatedCoulomb(let strength, let separation, let gate):
      let ratio = strength / separation
      let image = 2 * gate / separation
      return ratio * ratio / (32 * .pi) * Self.gatedSquare(image * image)
    case .tabulated(let table):
      return table.firstMoment / (16 * .pi)
    }
  }

  /// 1 + 1/(1+e) - 2 ln(1+e)/e with e = 4 h^2/s^2: twice s^2 Int q [K0(qs) - K0(qd)]^2 dq.
  private static func gatedSquare(_ e: Double) -> Double {
    if e > 0.25 { return 1 + 1 / (1 + e) - 2 * log1p(e) / e }
    // The sum of (-e)^n (n-1)/(n+1): the first two terms of the closed form cancel for small e.
    var sum = 0.0
    var power = e * e
    for n in 2...40 {
      sum += power * Double(n - 1) / Double(n + 1)
      power *= -e
    }
    return sum
  }
}
