import Collisions
import Foundation
import RandomStreams
import Statistics
import Testing

@Suite struct SamplingMapTests {
  private static let peaked = SamplingMap(over: -3...5, uniformShare: 0.1) {
    exp(-50 * ($0 - 1) * ($0 - 1))
  }
  private static let maps = [
    peaked,
    SamplingMap(over: 0...2, uniformShare: 1, cells: 7) { $0 },
    SamplingMap(over: 0...2, uniformShare: 1e-3, cells: 64) { $0 > 1 ? 1 : 0 },
    SamplingMap(edges: [-1, -0.999, 2, 10]),
  ]

  @Test(.tags(.analytic), arguments: maps) func `the density integrates to one`(
    map: SamplingMap
  ) {
    let total = zip(map.edges, map.edges.dropFirst()).reduce(0) { sum, edges in
      sum + map.density(at: (edges.0 + edges.1) / 2) * (edges.1 - edges.0)
    }
    #expect(abs(total - 1) < 1e-12)
    #expect(map.density(at: map.interval.lowerBound - 1e-9) == 0)
    #expect(map.density(at: map.interval.upperBound + 1e-9) == 0)
  }

  @Test(.tags(.analytic), arguments: maps) func `a point and the density at it agree`(
    map: SamplingMap
  ) {
    let cells = Double(map.edges.count - 1)
    for step in 1..<2000 {
      let u = Double(step) / 2000
      // On an edge either neighbour's density is right.
      if abs((u * cells).rounded() - u * cells) < 1e-9 { continue }
      let (x, density) = map.point(u)
      #expect(map.interval.contains(x))
      #expect(map.density(at: x) == density)
    }
  }

  @Test(.tags(.analytic), arguments: maps) func `the map inverts the cumulative density`(
    map: SamplingMap
  ) {
    for u in stride(from: 0.01, to: 1, by: 0.07) {
      let (x, _) = map.point(u)
      let below = zip(map.edges, map.edges.dropFirst()).reduce(0) { sum, edges in
        let width = max(0, min(edges.1, x) - edges.0)
        return sum + width * map.density(at: (edges.0 + edges.1) / 2)
      }
      #expect(abs(below - u) < 1e-12)
    }
  }

  @Test(.tags(.analytic)) func `no place is sampled less than the uniform share says`() {
    let floor = 0.1 / 8
    for step in 0...4000 {
      #expect(Self.peaked.density(at: -3 + 8 * Double(step) / 4000) >= floor * (1 - 1e-9))
    }
  }

  @Test(.tags(.analytic)) func `cells hold equal shares of the target and the uniform share`() {
    let cells = Self.peaked.edges.count - 1
    for (index, edge) in Self.peaked.edges.enumerated() {
      let peak = (1 + erf(50.0.squareRoot() * (edge - 1))) / 2
      let below = 0.9 * peak + 0.1 * (edge + 3) / 8
      // The target is read at the midpoints of 16 bins a cell: second order in 1/(16 cells).
      #expect(abs(below - Double(index) / Double(cells)) < 1e-6)
    }
  }

  @Test(.tags(.statistical)) func `a histogram of points has the density`() {
    let edges = [-3, 0, 0.7, 0.85, 0.95, 1.0, 1.05, 1.1, 1.3, 1.6, 3, 5]
    var observed = Array(repeating: 0, count: edges.count - 1)
    var stream = testStream(seed: 5)
    let draws = 100_000
    for _ in 0..<draws {
      let (x, _) = Self.peaked.point(stream.uniform())
      observed[(edges.lastIndex { $0 <= x } ?? 0)] += 1
    }
    let expected = zip(edges, edges.dropFirst()).map { lower, upper in
      let steps = 20_000
      let h = (upper - lower) / Double(steps)
      return (0..<steps).reduce(0) {
        $0 + h * Self.peaked.density(at: lower + (Double($1) + 0.5) * h)
      } * Double(draws)
    }
    // Fails once in 1,000 seeds.
    #expect(ChiSquare(observed: observed, expected: expected).q > 1e-3)
  }

  @Test(.tags(.analytic), arguments: [0, Double.infinity, Double.nan])
  func `a useless target gives the uniform density`(value: Double) {
    let map = SamplingMap(over: 0...4, uniformShare: 0.2, cells: 16) { _ in value }
    for x in [0.1, 1.3, 3.9] { #expect(abs(map.density(at: x) - 0.25) < 1e-12) }
  }
}
