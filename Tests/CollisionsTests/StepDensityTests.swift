import Collisions
import Foundation
import RandomStreams
import Testing

@Suite struct StepDensityTests {
  private let density = StepDensity(over: -3...5, uniformShare: 0.2, steps: 300) { exp(-$0 * $0) }

  /// Eight numbers in (0, 1) from each of a hundred places.
  private var uniforms: [SIMD8<Double>] {
    (0..<100).map { i in
      SIMD8(0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5) / 800 + Double(i) / 100
    }
  }

  @Test func `the density is normalized`() {
    // The middle of every step.
    let sum = (0..<300).reduce(0.0) { $0 + density.density(at: -3 + (Double($1) + 0.5) * 8 / 300) }
    #expect(abs(sum * 8 / 300 - 1) < 1e-13)
  }

  @Test func `points follow the density`() {
    // The mean of 1/p over the points is the length of the interval, over even numbers exactly so but
    // for the steps an eight-hundredth of the probability cuts.
    let mean =
      uniforms.reduce(0.0) { sum, u in
        sum + (0..<8).reduce(0.0) { $0 + 1 / density.point(u[$1]).density }
      } / 800
    #expect(abs(mean - 8) < 0.1)
  }

  @Test func `drawing and reading agree`() {
    for u in uniforms {
      for lane in 0..<8 {
        let (x, p) = density.point(u[lane])
        #expect(density.interval.contains(x))
        #expect(abs(density.density(at: x) - p) < 1e-12 * p)
      }
    }
  }

  @Test func `eight at a time is the same as one by one`() {
    for u in uniforms {
      let (x, inverse) = density.points(u)
      let p = density.densities(at: x)
      for lane in 0..<8 {
        #expect(abs(x[lane] - density.point(u[lane]).x) < 1e-14)
        #expect(abs(p[lane] - density.point(u[lane]).density) < 1e-12)
        #expect(abs(inverse[lane] * p[lane] - 1) < 1e-12)
      }
    }
  }

  @Test func `many steps in one bin, and the ends, are found as well`() {
    // Nearly all probability in a hundredth of the interval: elsewhere a bin holds dozens of steps.
    let narrow = StepDensity(over: -3...5, uniformShare: 1e-3, steps: 300) { exp(-900 * $0 * $0) }
      .reshaped(keeping: 0.1) { $0 > 0 ? 1 : 0 }
    for density in [density, narrow] {
      let ends: [Double] = [0, 0x1p-53, 0.25, 0.5, 1 - 0x1p-52, 1 - 0x1p-53, 1e-9, 1 - 1e-9]
      let edges = (0..<300).map { -3 + Double($0) * 8 / 300 }
      for u in [SIMD8(ends)] + uniforms {
        let (x, inverse) = density.points(u)
        for lane in 0..<8 {
          let exact = density.point(u[lane])
          #expect(abs(x[lane] - exact.x) < 1e-12)
          #expect(density.interval.contains(x[lane]))
          // At a boundary of steps either of them is right.
          if edges.allSatisfy({ abs($0 - exact.x) > 1e-9 }) {
            #expect(abs(inverse[lane] * exact.density - 1) < 1e-12)
          }
        }
      }
    }
  }

  @Test func `the density is zero outside`() {
    #expect(density.density(at: -3.01) == 0)
    #expect(density.density(at: 5.01) == 0)
    #expect(density.densities(at: SIMD8(-9, -3.01, 5.01, 1e9, -1e300, 5.1, -3.1, 7)) == SIMD8())
  }

  @Test func `a reshaped density keeps its share of the old one`() {
    let reshaped = density.reshaped(keeping: 0.25) { $0 > 0 ? 1 : 0 }
    for x in [-2.9, -1.01, -0.5] {
      #expect(abs(reshaped.density(at: x) - 0.25 * density.density(at: x)) < 1e-8)
    }
    #expect(reshaped.density(at: 1) > density.density(at: 1))
  }
}
