package import KineticOperator

/// The cells of momentum space in which particles are merged: one for each knot interval and sign of k.
///
/// In a cell every spline is one polynomial of t = |k| - midpoint, so what the splines see of the
/// particles in a cell are the moments sum w t^p, p = 0...degree. The last cell goes on beyond the
/// cutoff, as its polynomial does.
///
/// Cell numbers run over wires, then signs, then intervals; see ``cell(wire:side:interval:)``.
package struct MomentumCells: Sendable {
  /// The knots.
  package let grid: MomentumGrid
  /// The degree of the splines.
  package let degree: Int
  /// The number of intervals on the half axis.
  package let intervals: Int
  /// The midpoint of each interval.
  package let midpoints: [Double]
  /// The upper end of each cell; that of the last is the reach of the grid.
  package let upperEnds: [Double]
  /// Finds eight momenta at once.
  package let lanes: CellLanes
  @usableFromInline let finder: IntervalFinder

  /// Cuts momentum space at the knots of a grid.
  package init(grid: MomentumGrid, degree: Int) {
    precondition((2...5).contains(degree), "the splines of particles have degree 2 to 5")
    self.grid = grid
    self.degree = degree
    intervals = grid.intervals
    let edges = grid.breakpoints
    midpoints = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    upperEnds = edges[1..<intervals] + [grid.reach]
    finder = IntervalFinder(edges)
    lanes = CellLanes(edges: edges, midpoints: midpoints)
  }

  /// The number of moments of a cell, and of the nodes that can carry them.
  package var order: Int { degree + 1 }

  /// The number of cells of one wire.
  package var perWire: Int { 2 * intervals }

  /// The number of cells of both wires.
  package var count: Int { 4 * intervals }

  /// The number of a cell; side 0 has k >= 0, side 1 has k < 0.
  @inlinable
  package func cell(wire: Int, side: Int, interval: Int) -> Int {
    (2 * wire + side) * intervals + interval
  }

  /// The cell of a momentum among those of its wire, and its coordinate t = |k| - midpoint.
  @inlinable
  package func locate(_ k: Double) -> (cell: Int, t: Double) {
    let x = abs(k)
    let interval = finder.interval(of: x)
    return (k < 0 ? intervals + interval : interval, x - midpoints[interval])
  }

  /// The powers 1, t, ..., t^5 in the lanes of a vector; lanes 6 and 7 are zero.
  @inlinable
  package static func powers(_ t: Double) -> SIMD8<Double> {
    let t2 = t * t
    return SIMD8(1, t, t2, t2 * t, t2 * t2, t2 * t2 * t, 0, 0)
  }
}
