import Collisions
import Foundation
import RandomStreams
import Statistics
import TestSupport
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

  /// The points and densities for the middles of so many even shares of (0, 1), a multiple of eight.
  private static func points(_ map: SamplingMap, _ count: Int) -> [(
    u: Double, x: Double, density: Double
  )] {
    stride(from: 0, to: count, by: 8).flatMap { first in
      let u = (SIMD8(0, 1, 2, 3, 4, 5, 6, 7) + (Double(first) + 0.5)) / Double(count)
      let (x, density) = map.points(u)
      return (0..<8).map { (u[$0], x[$0], density[$0]) }
    }
  }

  /// What the cells say: the density of the cell that holds a point.
  private static func density(_ map: SamplingMap, at x: Double) -> Double {
    let cells = map.edges.count - 1
    let cell = min((map.edges.lastIndex { $0 <= x } ?? 0), cells - 1)
    return 1 / (Double(cells) * (map.edges[cell + 1] - map.edges[cell]))
  }

  @Test(.tags(.analytic), arguments: maps) func `a point has the density of its cell`(
    map: SamplingMap
  ) {
    let cells = Double(map.edges.count - 1)
    for (u, x, density) in Self.points(map, 2000) {
      // On an edge either neighbour's density is right.
      if abs((u * cells).rounded() - u * cells) < 1e-9 { continue }
      #expect(x >= map.edges[0] && x <= map.edges[map.edges.count - 1])
      #expect(abs(density / Self.density(map, at: x) - 1) < 1e-12)
    }
  }

  @Test(.tags(.analytic), arguments: maps) func `the map inverts the cumulative density`(
    map: SamplingMap
  ) {
    for (u, x, _) in Self.points(map, 16) {
      let below = zip(map.edges, map.edges.dropFirst()).reduce(0) { sum, edges in
        let width = max(0, min(edges.1, x) - edges.0)
        return sum + width * Self.density(map, at: (edges.0 + edges.1) / 2)
      }
      #expect(abs(below - u) < 1e-12)
    }
  }

  @Test(.tags(.analytic)) func `the ends of the unit interval are the ends of the map`() {
    for map in Self.maps {
      let x = map.points(SIMD8(0, 0x1p-53, 1 - 0x1p-53, 1, 0, 0, 1, 1)).x
      let (first, last) = (map.edges[0], map.edges[map.edges.count - 1])
      #expect(x[0] == first && abs(x[1] - first) < 1e-12)
      #expect(abs(x[3] - last) < 1e-12 && abs(x[2] - last) < 1e-12)
    }
  }

  @Test(.tags(.analytic)) func `no place is sampled less than the uniform share says`() {
    let widest = zip(Self.peaked.edges, Self.peaked.edges.dropFirst()).map { $1 - $0 }.max() ?? 8
    let cells = Double(Self.peaked.edges.count - 1)
    #expect(1 / (cells * widest) >= 0.1 / 8 * (1 - 1e-9))
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
    for _ in 0..<draws / 8 {
      var u = SIMD8<Double>()
      for lane in 0..<8 { u[lane] = stream.uniform() }
      let x = Self.peaked.points(u).x
      for lane in 0..<8 { observed[(edges.lastIndex { $0 <= x[lane] } ?? 0)] += 1 }
    }
    let expected = zip(edges, edges.dropFirst()).map { lower, upper in
      let steps = 20_000
      let h = (upper - lower) / Double(steps)
      return (0..<steps).reduce(0) {
        $0 + h * Self.density(Self.peaked, at: lower + (Double($1) + 0.5) * h)
      } * Double(draws)
    }
    // Fails once in 1,000 seeds.
    #expect(ChiSquare(observed: observed, expected: expected).q > 1e-3)
  }

  @Test(.tags(.analytic), arguments: [0, Double.infinity, Double.nan])
  func `a useless target gives the uniform density`(value: Double) {
    let map = SamplingMap(over: 0...4, uniformShare: 0.2, cells: 16) { _ in value }
    for (_, _, density) in Self.points(map, 16) { #expect(abs(density - 0.25) < 1e-12) }
  }
}
