import VectorMath

/// A one-dimensional density made of cells of equal probability, as in VEGAS.
///
/// With M cells and edges x_0 < ... < x_M the density is p(x) = 1/(M (x_{j+1} - x_j)) in cell j. Its
/// inverse is linear in each cell: u -> x_j + (M u - j)(x_{j+1} - x_j), j = floor(M u). The density is
/// exact, so whatever target the cells were made from, no bias can come of it.
package struct SamplingMap: Sendable {
  /// The cell edges, ascending; one more than cells.
  package let edges: [Double]
  private let inverseWidth: [Double]

  /// Makes cells that each hold the same share of a target density.
  ///
  /// The target is normalized; a cell never gets wider than that of a uniform density of
  /// `uniformShare`, so no place is starved.
  /// - Parameters:
  ///   - target: a density up to a factor, not negative, on the interval.
  ///   - interval: where to sample.
  ///   - uniformShare: the share of the probability spread evenly over the interval, in (0, 1].
  ///   - cells: the number of cells.
  package init(
    over interval: ClosedRange<Double>, uniformShare: Double, cells: Int = 1024,
    target: (Double) -> Double
  ) {
    precondition(uniformShare > 0 && uniformShare <= 1 && cells > 0)
    let grid = 16 * cells
    let step = (interval.upperBound - interval.lowerBound) / Double(grid)
    var mass = (0..<grid).map { i in
      max(0, target(interval.lowerBound + (Double(i) + 0.5) * step))
    }
    let total = mass.reduce(0, +)
    let share = total > 0 && total.isFinite ? 1 - uniformShare : 0
    for i in mass.indices {
      mass[i] = (share > 0 ? share * mass[i] / total : 0) + (1 - share) / Double(grid)
    }
    self.init(edges: Self.edges(mass: mass, from: interval.lowerBound, step: step, cells: cells))
  }

  /// Makes the density with given cell edges, strictly ascending, at least two.
  package init(edges: [Double]) {
    precondition(edges.count >= 2 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
    self.edges = edges
    let cells = edges.count - 1
    inverseWidth = (0..<cells).map { 1 / (Double(cells) * (edges[$0 + 1] - edges[$0])) }
  }

  /// The points for eight uniform random numbers, and the densities there.
  @inline(__always)
  package func points(_ u: SIMD8<Double>) -> (x: SIMD8<Double>, density: SIMD8<Double>) {
    edges.withUnsafeBufferPointer { edges in
      inverseWidth.withUnsafeBufferPointer { inverseWidth in
        let cells = edges.count - 1
        let scaled = u * Double(cells)
        let cell = VectorMath.truncate(VectorMath.clamp(scaled, 0, Double(cells) - 0.5))
        let place = scaled - VectorMath.double(cell)
        var (x, density) = (SIMD8<Double>(), SIMD8<Double>())
        for lane in 0..<8 {
          let index = Int(cell[lane])
          x[lane] = edges[index] + place[lane] * (edges[index + 1] - edges[index])
          density[lane] = inverseWidth[index]
        }
        return (x, density)
      }
    }
  }

  /// Edges at equal shares of the mass of a fine even grid.
  private static func edges(
    mass: [Double], from lower: Double, step: Double, cells: Int
  ) -> [Double] {
    let total = mass.reduce(0, +)
    var edges = [lower]
    var below = 0.0
    var bin = 0
    for cell in 1..<cells {
      let wanted = total * Double(cell) / Double(cells)
      while bin < mass.count - 1 && below + mass[bin] < wanted {
        below += mass[bin]
        bin += 1
      }
      edges.append(lower + (Double(bin) + (wanted - below) / mass[bin]) * step)
    }
    edges.append(lower + Double(mass.count) * step)
    return edges
  }
}
