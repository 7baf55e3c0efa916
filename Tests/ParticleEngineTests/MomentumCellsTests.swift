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

  @Test(arguments: [[1.0, 1.5, 6], [1e-5, 2e-5, 2.1e-5, 0.3, 0.30001, 9], [4]])
  func `eight momenta are found where one is`(knots: [Double]) {
    let edges = [0] + knots
    let count = knots.count
    let middles = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    let lanes = CellLanes(edges: edges, midpoints: middles)
    let finder = IntervalFinder(edges)
    let near = edges.flatMap { [$0, $0.nextUp, $0.nextDown, 0.999 * $0, 1.001 * $0] }
    let momenta = near.map(abs) + stride(from: 0, to: 2 * edges[count], by: 0.0137) + [1e300]
    for k in momenta {
      let (places, t) = lanes.locate(SIMD8(k, -k, k, -k, k, -k, k, -k))
      let interval = Int(places[0])
      #expect(t == SIMD8(repeating: k - middles[interval]))
      let side: Int32 = k > 0 ? Int32(count) : 0
      #expect(places == SIMD8(0, side, 0, side, 0, side, 0, side) &+ places[0])
      // A momentum that is a knot but for round-off may go with either cell: the splines are the same there.
      let round = 1e-14 * edges[count]
      if edges.allSatisfy({ abs($0 - k) > round }) { #expect(interval == finder.interval(of: k)) }
      #expect(k >= edges[interval] - round)
      #expect(interval == count - 1 || k <= edges[interval + 1] + round)
    }
  }

  @Test func `what is no momentum is in some cell`() {
    let (places, t) = cells.lanes.locate(
      SIMD8(.nan, .infinity, -.infinity, -.nan, 0, -0.0, 1e308, -1e308))
    for lane in 0..<8 { #expect((0..<Int32(cells.perWire)).contains(places[lane])) }
    #expect(t[0].isNaN && t[1] == .infinity)
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
