package import Collisions
import WirePhysics

/// Adds soft collisions to bins of momentum, forwards and backwards with half the weight each.
///
/// A sampled row may stand for its reverse as well; the coefficients are sums over both.
package struct SoftTally: Sendable {
  /// What is added up.
  enum Sum: Int, Sendable {
    /// q_i^2, of D3_s.
    case diffusion
    /// -q_i times the transfers to the other wire, of C_s.
    case crossing
  }

  let process: CollisionProcess
  let window: SoftWindow
  let edges: [Double]
  private let orders: [SIMD3<Int>]

  /// Prepares a tally of one process with bins of |k| between edges.
  package init(process: CollisionProcess, window: SoftWindow, edges: [Double]) {
    self.process = process
    self.window = window
    self.edges = edges
    orders = SoftWindow.orders(process)
  }

  /// The number of sums.
  package var size: Int { 4 * (edges.count - 1) }

  /// Where a sum is kept.
  func place(_ sum: Sum, _ wire: WireIndex, _ bin: Int) -> Int {
    (2 * sum.rawValue + wire.rawValue) * (edges.count - 1) + bin
  }

  /// Adds what was summed without rows.
  func add(_ found: LatticeSoftSampler.Sums, to sums: inout [Double]) {
    for wire in WireIndex.allCases {
      for bin in 0..<(edges.count - 1) {
        sums[place(.diffusion, wire, bin)] += found.diffusion[wire][bin]
        sums[place(.crossing, wire, bin)] += found.crossing[wire][bin]
      }
    }
  }

  /// Adds the soft ones among some rows.
  package func add(_ rows: CollisionBatch, to sums: inout [Double]) {
    rows.withColumns { legs, weights in
      for row in weights.indices where weights[row] != 0 {
        let k = SIMD3(legs[0][row], legs[1][row], legs[2][row])
        let out = SIMD3(legs[3][row], legs[4][row], legs[5][row])
        add(k, out, weights[row] / 2, to: &sums)
        add(out, k, weights[row] / 2, to: &sums)
      }
    }
  }

  @inline(__always)
  private func add(
    _ k: SIMD3<Double>, _ out: SIMD3<Double>, _ weight: Double, to sums: inout [Double]
  ) {
    guard let q = window.transfers(k, out, orders: orders) else { return }
    for electron in 0..<3 {
      guard let bin = bin(abs(k[electron])) else { continue }
      let wire = process.wires[electron]
      var other = 0.0
      for partner in 0..<3 where process.wires[partner] != wire { other += q[partner] }
      sums[place(.diffusion, wire, bin)] += weight * q[electron] * q[electron]
      sums[place(.crossing, wire, bin)] -= weight * q[electron] * other
    }
  }

  private func bin(_ k: Double) -> Int? {
    guard k >= edges[0], let above = edges.firstIndex(where: { $0 > k }) else { return nil }
    return above - 1
  }
}
