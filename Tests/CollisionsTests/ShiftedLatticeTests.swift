import Collisions
import Foundation
import RandomStreams
import Statistics
import Testing
import WirePhysics

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

  @Test func `pair collisions on lattices have the mean of independent ones and a smaller error`()
    throws
  {
    let wires = DoubleWire(
      wires: WirePair(Wire(fermiEnergy: 3), Wire(fermiEnergy: 3)),
      intrawire: WirePair(.contact(strength: 0), .contact(strength: 0)),
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
    let g = DistributionTable(reach: 9) { wire, k in
      wire == .one ? k * k * k : 0
    } slope: { wire, k in
      wire == .one ? 3 * k * k : 0
    }
    let plain = PairSampler(wires, limit: 9)
    let estimates = try [plain, plain.onLattices()].map { sampler in
      try BatchMeans(
        (0..<64).map { batch in
          var stream = RandomStream(
            .philox4x32, at: StreamAddress(seed: 8, purpose: .test, block: UInt32(batch)))
          var rows = CollisionBatch(process: sampler.process, capacity: 4096)
          sampler.sample(4096, from: &stream, into: &rows)
          return g.form(rows) / 4096
        }
      ).estimate
    }
    // Four standard errors around the quadrature's value: fails once in 8,000 seeds.
    for estimate in estimates {
      #expect(abs(estimate.value - 0.126277995502778) < 4 * estimate.standardError)
    }
    #expect(estimates[1].standardError < 0.2 * estimates[0].standardError)
    #expect(estimates[1].relativeError < 5e-4)
  }
}
