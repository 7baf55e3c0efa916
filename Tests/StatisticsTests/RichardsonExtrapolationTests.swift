import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct RichardsonExtrapolationTests {
  @Test func `a polynomial is extrapolated exactly`() {
    let points = [0.3, 0.2, 0.05]
    let factors = RichardsonExtrapolation.factors(at: points)
    let limit = zip(factors, points).reduce(0) { $0 + $1.0 * (5 - 2 * $1.1 + 7 * $1.1 * $1.1) }
    #expect(abs(limit - 5) < 1e-13)
    #expect(abs(factors.reduce(0, +) - 1) < 1e-14)
    #expect(RichardsonExtrapolation.factors(at: [0.1]) == [1])
  }

  @Test func `two points give four thirds of the fine one less a third of the coarse one`() {
    let limit = RichardsonExtrapolation.limit(
      at: [0.04, 0.01],
      of: [Estimate(value: 5.12, standardError: 0.03), Estimate(value: 5.03, standardError: 0.01)])
    #expect(abs(limit.value - 5) < 1e-13)
    #expect(abs(limit.standardError - hypot(0.04, 0.03) / 3) < 1e-14)
  }

  @Test func `the error of an extrapolated limit covers the truth`() {
    let steps = [0.2, 0.1, 0.05]
    let limits = (0..<UInt32(1000)).map { run in
      RichardsonExtrapolation.limit(
        at: steps,
        of: zip(steps, gaussians(3, block: run)).map { step, noise in
          Estimate(value: 5 + 3 * step * step + 0.2 * step * noise, standardError: 0.2 * step)
        })
    }
    #expect(Coverage(of: limits, truth: 5, sigmas: 1).isConsistent(with: 0.6827, risk: 1e-4))
  }
}
