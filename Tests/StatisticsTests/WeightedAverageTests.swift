import Statistics
import TestSupport
import Testing

@Suite struct WeightedAverageTests {
  @Test func `weights are inverse variances`() throws {
    let average = try WeightedAverage([
      Estimate(value: 1, standardError: 1, effectiveSamples: 10),
      Estimate(value: 4, standardError: 2, effectiveSamples: 5),
    ])
    #expect(abs(average.estimate.value - 1.6) < 1e-15)
    #expect(abs(average.estimate.standardError - 0.8.squareRoot()) < 1e-15)
    #expect(average.estimate.effectiveSamples == 15)
    #expect(abs(average.chiSquare.value - 1.8) < 1e-14)
    #expect(average.chiSquare.degreesOfFreedom == 1)
    #expect(abs(average.enlarged.standardError - 1.44.squareRoot()) < 1e-14)
    #expect(average.description == "1.6(9), chi2/dof = 1.8 [1], Q = 0.18")
  }

  @Test func `tiny and huge errors neither overflow nor underflow`() throws {
    for scale in [1e-300, 1e300] {
      let average = try WeightedAverage([
        Estimate(value: scale, standardError: 0.1 * scale),
        Estimate(value: 1.2 * scale, standardError: 0.1 * scale),
      ])
      #expect(abs(average.estimate.value / scale - 1.1) < 1e-14)
      #expect(abs(average.chiSquare.value - 2) < 1e-12)
    }
  }

  @Test func `Q of honest estimates is uniform`() throws {
    var counts = [Int](repeating: 0, count: 10)
    for run in 0..<UInt32(2000) {
      let estimates = gaussians(6, block: run).enumerated().map { index, noise in
        let error = 1 + Double(index)
        return Estimate(value: 3 + error * noise, standardError: error)
      }
      counts[min(9, Int(try WeightedAverage(estimates).chiSquare.q * 10))] += 1
    }
    let test = ChiSquare(observed: counts, expected: [Double](repeating: 200, count: 10))
    // One failure in 10,000 seeds.
    #expect(test.q > 1e-4)
  }

  @Test func `exact values and empty lists are refused`() {
    let exact = Estimate(value: 1, standardError: 0)
    #expect(throws: StatisticsError.noErrors) { try WeightedAverage([exact]) }
    #expect(
      StatisticsError.noErrors.description == "cannot weight estimates by their errors (an error "
        + "is zero or not finite); leave exact values out")
    #expect(throws: StatisticsError.self) { try WeightedAverage([]) }
  }
}
