import Foundation
import GSLSupport

extension Potential {
  /// The smallest momentum at which V(q) has fallen to half of V(0).
  ///
  /// It stands for 1/l, the typical momentum transfer. Infinite for a potential that does not
  /// decay.
  public var halfWidth: Double {
    switch self {
    case .contact, .cheonShigehara, .calogero, .hyperbolic: .infinity
    case .gaussian(_, let length): 0.832_554_611_157_697_8 / length
    case .exponential(_, let length): 0.693_147_180_559_945_3 / length
    case .gatedCoulomb(_, let separation, let gate):
      GatedCoulomb(separation: separation, gate: gate).momentum(atFraction: 0.5)
    case .tabulated(let table): table.halfWidth
    }
  }
}

extension TabulatedPotential {
  /// The first momentum at which the interpolant has fallen to half of its value at zero.
  fileprivate var halfWidth: Double {
    let half = 0.5 * value(0)
    guard let row = values.firstIndex(where: { abs($0) <= abs(half) || $0 * half < 0 }), row > 0
    else { return largestMomentum }
    let bracket = momenta[row - 1]...momenta[row]
    return (try? RootFinder.brent({ value($0) - half }, in: bracket)) ?? momenta[row]
  }
}
