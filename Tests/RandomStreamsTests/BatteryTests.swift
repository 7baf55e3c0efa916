import RandomStreams
import Statistics
import TestSupport
import Testing

/// A moderate battery on Philox: one long stream, and short neighbouring streams read one after the other.
///
/// Tests of Knuth (volume 2, 3.3.2) and Marsaglia. Each fails once in 5000 seeds; the seeds are fixed.
@Suite struct BatteryTests {
  /// How the numbers are drawn.
  enum Source: String, CaseIterable, CustomTestStringConvertible {
    case oneStream = "one stream"
    case neighbouringBlocks = "neighbouring blocks"
    case neighbouringReplicas = "neighbouring replicas"
    case neighbouringSeeds = "neighbouring seeds"
    case neighbouringWireSets = "neighbouring wire sets and blocks"

    var testDescription: String { rawValue }

    /// Numbers of streams of 24 numbers each, or of one stream.
    func numbers(_ count: Int) -> [Double] {
      if self == .oneStream {
        var stream = RandomStream(
          .philox4x32, at: StreamAddress(seed: 71, purpose: .test, block: 0))
        return filled(count, from: &stream)
      }
      return (0..<UInt32((count + 23) / 24)).flatMap { index in
        var stream = RandomStream(.philox4x32, at: address(index))
        return filled(24, from: &stream)
      }.prefix(count).map { $0 }
    }

    private func address(_ index: UInt32) -> StreamAddress {
      switch self {
      case .oneStream, .neighbouringBlocks:
        StreamAddress(seed: 72, purpose: .test, block: index)
      case .neighbouringReplicas:
        StreamAddress(seed: 72, purpose: .test, replica: index, block: 5)
      case .neighbouringSeeds: StreamAddress(seed: UInt64(index), purpose: .test, block: 5)
      case .neighbouringWireSets:
        StreamAddress(seed: 72, purpose: .test, wireSet: UInt8(index % 8), block: index / 8)
      }
    }
  }

  private func judge(_ observed: [Int], _ expected: [Double]) {
    let q = ChiSquare(observed: observed, expected: expected).q
    #expect(q > 1e-4 && q < 1 - 1e-4, "q = \(q)")
  }

  @Test(arguments: Source.allCases)
  func `pairs fill the square`(source: Source) {
    let x = source.numbers(200_000)
    var counts = [Int](repeating: 0, count: 1024)
    for i in stride(from: 0, to: x.count, by: 2) {
      counts[Int(x[i] * 32) * 32 + Int(x[i + 1] * 32)] += 1
    }
    judge(counts, Array(repeating: 100_000.0 / 1024, count: 1024))
  }

  @Test(arguments: Source.allCases)
  func `all orders of five numbers are as frequent`(source: Source) {
    let x = source.numbers(300_000)
    var counts = [Int](repeating: 0, count: 120)
    for start in stride(from: 0, to: x.count, by: 5) {
      // The number of the permutation in the factorial system.
      var index = 0
      for i in 0..<5 {
        index = index * (5 - i) + (i + 1..<5).count { x[start + $0] < x[start + i] }
      }
      counts[index] += 1
    }
    judge(counts, Array(repeating: 500, count: 120))
  }

  @Test(arguments: Source.allCases)
  func `the largest of eight has the eighth power for its distribution`(source: Source) {
    let x = source.numbers(240_000)
    var counts = [Int](repeating: 0, count: 100)
    for start in stride(from: 0, to: x.count, by: 8) {
      let largest = x[start..<start + 8].max() ?? 0
      let square = largest * largest
      counts[min(99, Int(square * square * square * square * 100))] += 1
    }
    judge(counts, Array(repeating: 300, count: 100))
  }

  @Test(arguments: Source.allCases)
  func `gaps between small numbers are geometric`(source: Source) {
    let x = source.numbers(240_000)
    var counts = [Int](repeating: 0, count: 31)
    var gap = 0
    for value in x {
      if value < 0.125 {
        counts[min(gap, 30)] += 1
        gap = 0
      } else {
        gap += 1
      }
    }
    let total = Double(counts.reduce(0, +))
    var expected: [Double] = []
    var rest = total
    for _ in 0..<30 {
      expected.append(rest * 0.125)
      rest *= 0.875
    }
    judge(counts, expected + [rest])
  }

  // 512 birthdays in a year of 2^24 days: the number of equal spacings is Poisson with mean 2.
  @Test(arguments: Source.allCases)
  func `birthday spacings repeat as often as chance has it`(source: Source) {
    let x = source.numbers(512 * 500)
    var counts = [Int](repeating: 0, count: 8)
    for start in stride(from: 0, to: x.count, by: 512) {
      let days = x[start..<start + 512].map { Int($0 * 0x1p24) }.sorted()
      let spacings = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
      counts[min(7, zip(spacings.dropFirst(), spacings).count { $0 == $1 })] += 1
    }
    let poisson = [0.135335, 0.270671, 0.270671, 0.180447, 0.0902235, 0.0360894, 0.0120298]
    judge(counts, (poisson + [1 - poisson.reduce(0, +)]).map { 500 * $0 })
  }
}
