import Foundation
import RandomStreams
import Statistics
import Testing

@Suite struct WeightTailTests {
  @Test func `equal weights are all effective`() throws {
    let tail = try WeightTail([Double](repeating: -0.5, count: 100))
    #expect(abs(tail.effectiveSamples - 100) < 1e-10)
    #expect(abs(tail.largestShare - 0.01) < 1e-15)
    #expect(tail.tailIndex == nil)
  }

  @Test func `one dominant weight shows`() throws {
    let tail = try WeightTail([1, -1, 8])
    #expect(abs(tail.largestShare - 0.8) < 1e-15)
    #expect(abs(tail.effectiveSamples - 100.0 / 66) < 1e-14)
  }

  @Test(arguments: [1.0, 2.0, 4.0])
  func `the index of a power-law tail is found`(alpha: Double) throws {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 78, purpose: .test, block: 0))
    let weights = (0..<20_000).map { _ in pow(stream.uniform(), -1 / alpha) }
    // Exact for a Pareto law; 4 standard errors: one failure in 16,000 seeds.
    let index = try #require(try WeightTail(weights).tailIndex)
    #expect(index.agrees(with: alpha, within: 4))
    #expect(index.relativeError < 0.04)
  }

  @Test func `bounded weights have a large index`() throws {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 79, purpose: .test, block: 0))
    let weights = (0..<10_000).map { _ in stream.uniform() }
    #expect(try #require(try WeightTail(weights).tailIndex).value > 10)
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
