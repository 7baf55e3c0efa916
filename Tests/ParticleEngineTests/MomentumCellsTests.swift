import KineticOperator
import ParticleEngine
import Testing

@Suite struct MomentumCellsTests {
  let cells = MomentumCells(grid: TestSystem().grid, degree: 3)

  @Test func `a momentum belongs to the cell of its interval and sign`() {
    let edges = cells.grid.breakpoints
    for (i, edge) in edges.dropLast().enumerated() {
      #expect(cells.locate(edge) == (i, edge - cells.midpoints[i]))
      let inside = edge + 0.3 * (edges[i + 1] - edge)
      #expect(cells.locate(-inside).cell == cells.intervals + i)
    }
    #expect(cells.locate(100).cell == cells.intervals - 1)
    #expect(cells.locate(0).cell == 0)
  }

  @Test func `nodes keep every moment of a particle that is merged into them`() {
    let nodes = CellNodes(cells: cells)
    for k in stride(from: 0.013, to: cells.grid.reach, by: 0.117) {
      let (cell, t) = cells.locate(k)
      let powers = MomentumCells.powers(t)
      let carried = nodes.weights(interval: cell, moments: powers)
      let weights = (0..<nodes.order).map { carried[$0] }
      for power in 0..<cells.order {
        var (sum, size) = (0.0, 0.0)
        for node in 0..<nodes.order {
          let s = nodes.momenta(interval: cell)[node] - cells.midpoints[cell]
          var term = weights[node]
          for _ in 0..<power { term *= s }
          sum += term
          size += abs(term)
        }
        #expect(abs(sum - powers[power]) < 1e-14 * size)
      }
      // Chebyshev nodes: the Lebesgue constant of four points is 1.848.
      #expect(weights.reduce(0) { $0 + abs($1) } < 1.85)
    }
  }
}
