import Foundation

extension Potential {
  /// The momentum beyond which V(q) is below 1e-8 of V(0), so that V(q)^2 is lost in round-off.
  ///
  /// Infinite for a potential that does not decay. For a table, its last momentum.
  public var range: Double {
    switch self {
    case .contact, .cheonShigehara, .calogero, .hyperbolic: .infinity
    case .gaussian(_, let length): Self.negligible.squareRoot() / length
    case .exponential(_, let length): Self.negligible / length
    case .gatedCoulomb(_, let separation, let gate):
      GatedCoulomb(separation: separation, gate: gate).momentum(atFraction: exp(-Self.negligible))
    case .tabulated(let table): table.largestMomentum
    }
  }

  /// Whether V(q) has a continuous slope at q = 0.
  ///
  /// A cusp, V(q) - V(0) ~ abs(q), gives the three-particle weights heavier tails. The screened
  /// Coulomb potential counts as smooth: its expansion starts with q^2 ln q, whose slope vanishes
  /// at q = 0 (only its curvature diverges, logarithmically). A table is interpolated as an
  /// even function, with zero slope at q = 0.
  public var isSmooth: Bool {
    switch self {
    case .exponential, .calogero: false
    case .contact, .gaussian, .gatedCoulomb, .tabulated, .cheonShigehara, .hyperbolic: true
    }
  }

  /// ln(1e8).
  private static let negligible = 8 * 2.302_585_092_994_045_7
}
