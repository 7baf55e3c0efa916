import Collisions
import Foundation
import RandomStreams
import Statistics
import Testing

@Suite struct ShiftedLatticeTests {
  private func mean(_ points: Int, seed: UInt64, _ f: (Double, Double) -> Double) -> Double {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: 5))
    let lattice = ShiftedLattice(dimensions: 2, count: points, from: &stream)
    var sum = 0.0
    for first in stride(from: 0, to: points, by: 8) {
      let (x, y) = (lattice.coordinates(0, from: first), lattice.coordinates(1, from: first))
      for lane in 0..<8 { sum += f(x[lane], y[lane]) }
    }
    return sum / Double(points)
  }

  @Test func `estimates are unbiased and more precise than from independent points`() throws {
    let means = (0..<64).map { seed in mean(512, seed: UInt64(seed)) { exp($0 + 2 * $1) } }
    let estimate = try BatchMeans(means).estimate
    let exact = (exp(1.0) - 1) * (exp(2.0) - 1) / 2
    // Five standard errors with 63 degrees of freedom: fails once in 200,000 seeds.
    #expect(abs(estimate.value - exact) < 5 * estimate.standardError)
    // Independent points: variance 16.1 of one, so 0.0222 for 64 times 512.
    #expect(estimate.standardError < 0.0222 / 8)
  }

  @Test func `each coordinate is uniform in the open interval`() {
    for dimensions in 1...ShiftedLattice.maximumDimensions {
      var stream = RandomStream(
        .philox4x32, at: StreamAddress(seed: 9, purpose: .test, block: 6))
      let lattice = ShiftedLattice(dimensions: dimensions, count: 512, from: &stream)
      for d in 0..<dimensions {
        var counts = Array(repeating: 0, count: 16)
        for first in stride(from: 0, to: 512, by: 8) {
          let x = lattice.coordinates(d, from: first)
          #expect((0..<8).allSatisfy { x[$0] > 0 && x[$0] < 1 })
          for lane in 0..<8 { counts[Int(16 * x[lane])] += 1 }
        }
        // 32 expected; fewer than 16 or more than 48 would be three standard deviations of
        // independent points, and a lattice is more even than those.
        #expect(counts.allSatisfy { abs($0 - 32) <= 16 })
      }
    }
  }
}
