import Statistics
import Testing

@Suite struct WeightTailTests {
  @Test func `equal weights are all effective`() throws {
    let tail = try WeightTail([Double](repeating: -0.5, count: 100))
    #expect(abs(tail.effectiveSamples - 100) < 1e-10)
    #expect(abs(tail.largestShare - 0.01) < 1e-15)
  }

  @Test func `one dominant weight shows`() throws {
    let tail = try WeightTail([1, -1, 8])
    #expect(abs(tail.largestShare - 0.8) < 1e-15)
    #expect(abs(tail.effectiveSamples - 100.0 / 66) < 1e-14)
  }

  @Test func `huge weights do not overflow`() throws {
    let tail = try WeightTail([1e300, 1e300])
    #expect(tail.effectiveSamples == 2)
  }

  @Test func `weights without content are refused`() {
    #expect(throws: StatisticsError.badWeights) { try WeightTail([0, 0]) }
    #expect(throws: StatisticsError.badWeights) { try WeightTail([1, .nan]) }
    #expect(throws: StatisticsError.badWeights) { try WeightTail([]) }
  }
}
