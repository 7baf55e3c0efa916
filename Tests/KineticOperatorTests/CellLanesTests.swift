import KineticOperator
import Testing

@Suite(.tags(.analytic)) struct CellLanesTests {
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
    let lanes = CellLanes(edges: [0, 1, 1.5, 6], midpoints: [0.5, 1.25, 3.75])
    let (places, t) = lanes.locate(
      SIMD8(.nan, .infinity, -.infinity, -.nan, 0, -0.0, 1e308, -1e308))
    for lane in 0..<8 { #expect((0..<6).contains(places[lane])) }
    #expect(t[0].isNaN && t[1] == .infinity)
  }
}
