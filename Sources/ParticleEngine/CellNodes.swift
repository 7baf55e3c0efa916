import Foundation
import KineticOperator

/// The few momenta in each cell that can stand for any set of particles in it.
///
/// With L_j the Lagrange polynomials of the nodes t_j, particles of weights w at t become particles of
/// weights sum w L_j(t) at the nodes: every moment sum w t^p, p = 0...degree, stays the same. So number,
/// momentum, energy, and everything the splines see of the particles are kept exactly, and no fewer
/// particles could do it.
package struct CellNodes: Sendable {
  /// Momenta |k| of the nodes of each interval, one in each lane.
  private let momenta: [SIMD8<Double>]
  /// The number of nodes in a cell.
  package let order: Int
  /// Coefficients of t^p in L_j, nodes j in the lanes; interval after interval, `order` powers each.
  private let lagrange: [SIMD8<Double>]

  /// Places the nodes at the zeros of Chebyshev polynomials, where the weights stay smallest.
  package init(cells: MomentumCells) {
    let order = cells.order
    self.order = order
    var momenta: [SIMD8<Double>] = []
    var lagrange: [SIMD8<Double>] = []
    for interval in 0..<cells.intervals {
      let lower = cells.grid.breakpoints[interval]
      let upper = cells.upperEnds[interval]
      let nodes = (0..<order).map { j in
        let angle = Double.pi * (Double(j) + 0.5) / Double(order)
        return (lower + upper) / 2 - (upper - lower) / 2 * cos(angle)
      }
      var places = SIMD8<Double>()
      for (node, momentum) in nodes.enumerated() { places[node] = momentum }
      momenta.append(places)
      let polynomials = Self.lagrange(nodes.map { $0 - cells.midpoints[interval] })
      lagrange += (0..<order).map { power in
        var lanes = SIMD8<Double>()
        for (node, polynomial) in polynomials.enumerated() { lanes[node] = polynomial[power] }
        return lanes
      }
    }
    self.momenta = momenta
    self.lagrange = lagrange
  }

  /// The momenta |k| of the nodes of an interval, one in each lane.
  @inline(__always)
  package func momenta(interval: Int) -> SIMD8<Double> { momenta[interval] }

  /// The weights with which the nodes carry the moments of a cell, one in each lane.
  @inline(__always)
  package func weights(interval: Int, moments: SIMD8<Double>) -> SIMD8<Double> {
    var sum = SIMD8<Double>()
    for power in 0..<order { sum += moments[power] * lagrange[interval * order + power] }
    return sum
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
