import Collisions

/// Which sampled three-particle collisions count as soft.
///
/// Every transfer is below `transfer` once the outgoing electrons of a wire are told apart by which incoming
/// one they are close to, and no two incoming momenta are nearer than `separation`. With a separation of
/// at least twice the transfer there is one way at most to tell them apart, so nothing is counted twice.
public struct SoftWindow: Sendable, Equatable {
  /// The largest momentum transfer, in sqrt(mT).
  public let transfer: Double
  /// The smallest distance of two incoming momenta, in sqrt(mT).
  public let separation: Double

  /// Describes a window.
  public init(transfer: Double, separation: Double) {
    precondition(transfer > 0 && separation >= 2 * transfer, "transfers below half the separation")
    self.transfer = transfer
    self.separation = separation
  }

  /// The transfers q_i = k'_i - k_i of a soft collision, or nil.
  ///
  /// - Parameters:
  ///   - k: the incoming momenta.
  ///   - out: the outgoing momenta.
  ///   - orders: the permutations of outgoing legs among legs of the same wire.
  @inline(__always)
  func transfers(
    _ k: SIMD3<Double>, _ out: SIMD3<Double>, orders: [SIMD3<Int>]
  ) -> SIMD3<Double>? {
    if abs(k.x - k.y) < separation || abs(k.y - k.z) < separation || abs(k.z - k.x) < separation {
      return nil
    }
    for order in orders {
      let q = SIMD3(out[order.x], out[order.y], out[order.z]) - k
      if abs(q.x) < transfer && abs(q.y) < transfer && abs(q.z) < transfer { return q }
    }
    return nil
  }

  /// The permutations of outgoing legs that keep every leg in its wire.
  static func orders(_ process: CollisionProcess) -> [SIMD3<Int>] {
    [
      SIMD3(0, 1, 2), SIMD3(1, 0, 2), SIMD3(2, 1, 0), SIMD3(0, 2, 1), SIMD3(1, 2, 0),
      SIMD3(2, 0, 1),
    ].filter { order in (0..<3).allSatisfy { process.wires[order[$0]] == process.wires[$0] } }
  }
}
