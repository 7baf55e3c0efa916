import RandomStreams
import Statistics
import TestSupport
import Testing

/// Light tests of randomness.
///
/// The generators have passed far heavier batteries; these would notice a
/// wrong counter, a repeated block, or a broken map to (0, 1). Each fails once in about 10,000 seeds;
/// the seeds are fixed.
@Suite struct StreamStatisticsTests {
  static let risk = 1e-4

  @Test(arguments: ["philox4x32", "mt19937"])
  func `numbers of many short neighbouring streams are uniform`(name: String) throws {
    let generator = try Generator(named: name)
    var counts = [Int](repeating: 0, count: 64)
    for block in 0..<UInt32(1000) {
      var stream = RandomStream(
        generator, at: StreamAddress(seed: 42, purpose: .test, block: block))
      for x in filled(64, from: &stream) { counts[Int(x * 64)] += 1 }
    }
    let test = ChiSquare(observed: counts, expected: [Double](repeating: 1000, count: 64))
    #expect(test.q > Self.risk && test.q < 1 - Self.risk)
  }

  @Test func `the lower bits are uniform too`() {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 43, purpose: .test, block: 0))
    var counts = [Int](repeating: 0, count: 64)
    for x in filled(64_000, from: &stream) {
      // Exact: the 52 bits are n = x 2^52 - 1/2, and these are the lowest six.
      counts[Int(UInt64(x * 0x1p52) & 63)] += 1
    }
    let test = ChiSquare(observed: counts, expected: [Double](repeating: 1000, count: 64))
    #expect(test.q > Self.risk && test.q < 1 - Self.risk)
  }

  @Test(arguments: [1, 2, 3, 16])
  func `numbers at a distance are uncorrelated`(lag: Int) {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 44, purpose: .test, block: 0))
    let x = filled(100_000, from: &stream)
    expectUncorrelated(x.dropLast(lag), x.dropFirst(lag))
  }

  @Test(arguments: [(1, 0, 0), (0, 1, 0), (0, 0, 1)])
  func `neighbouring streams are uncorrelated`(step: (UInt32, UInt32, UInt64)) {
    var one = RandomStream(.philox4x32, at: StreamAddress(seed: 45, purpose: .test, block: 0))
    var other = RandomStream(
      .philox4x32,
      at: StreamAddress(seed: 45 + step.2, purpose: .test, replica: step.1, block: step.0))
    expectUncorrelated(filled(100_000, from: &one)[...], filled(100_000, from: &other)[...])
  }

  private func expectUncorrelated(_ x: ArraySlice<Double>, _ y: ArraySlice<Double>) {
    let products = zip(x, y).map { 12 * ($0 - 0.5) * ($1 - 0.5) }
    let correlation = products.reduce(0, +) / Double(products.count)
    // 4 standard errors of a sum of independent products: one failure in 16,000 seeds.
    #expect(abs(correlation) < 4 / Double(products.count).squareRoot())
  }
}
