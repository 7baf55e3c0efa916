import Foundation
import KineticOperator

/// The few momenta in each cell that can stand for any set of particles in it.
///
/// With L_j the Lagrange polynomials of the nodes t_j, particles of weights w at t become particles of
/// weights sum w L_j(t) at the nodes: every moment sum w t^p, p = 0...degree, stays the same. So number,
/// momentum, energy, and everything the splines see of the particles are kept exactly, and no fewer
/// particles could do it.
package struct CellNodes: Sendable {
  /// Momenta |k| of the nodes, interval after interval, `order` each.
  package let momenta: [Double]
  /// The number of nodes in a cell.
  package let order: Int
  /// Coefficients of L_j by powers of t in the lanes; interval after interval, `order` each.
  private let lagrange: [SIMD8<Double>]

  /// Places the nodes at the zeros of Chebyshev polynomials, where the weights stay smallest.
  package init(cells: MomentumCells) {
    let order = cells.order
    self.order = order
    var momenta: [Double] = []
    var lagrange: [SIMD8<Double>] = []
    for interval in 0..<cells.intervals {
      let lower = cells.grid.breakpoints[interval]
      let upper = cells.upperEnds[interval]
      let nodes = (0..<order).map { j in
        let angle = Double.pi * (Double(j) + 0.5) / Double(order)
        return (lower + upper) / 2 - (upper - lower) / 2 * cos(angle)
      }
      momenta += nodes
      lagrange += Self.lagrange(nodes.map { $0 - cells.midpoints[interval] })
    }
    self.momenta = momenta
    self.lagrange = lagrange
  }

  /// The momentum |k| of a node.
  package func momentum(interval: Int, node: Int) -> Double { momenta[interval * order + node] }

  /// The weight of a node that carries its part of the moments of a cell.
  package func weight(interval: Int, node: Int, moments: SIMD8<Double>) -> Double {
    (lagrange[interval * order + node] * moments).sum()
  }

  /// The coefficients of the Lagrange polynomials of some points.
  private static func lagrange(_ points: [Double]) -> [SIMD8<Double>] {
    points.indices.map { j in
      var coefficients = SIMD8<Double>()
      coefficients[0] = 1
      for i in points.indices where i != j {
        let scale = 1 / (points[j] - points[i])
        var next = SIMD8<Double>()
        for power in stride(from: points.count - 1, through: 0, by: -1) {
          let lower = power > 0 ? coefficients[power - 1] : 0
          next[power] = (lower - points[i] * coefficients[power]) * scale
        }
        coefficients = next
      }
      return coefficients
    }
  }
}
