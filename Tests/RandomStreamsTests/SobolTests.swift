import Foundation
import RandomStreams
import Testing

@Suite struct SobolTests {
  private func open(_ dimensions: Int, seed: UInt64, block: UInt32 = 0) -> RandomStream {
    RandomStream(
      sobol: dimensions, .philox4x32,
      at: StreamAddress(seed: seed, purpose: .test, block: block))
  }

  private func points(_ count: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
    var stream = open(dimensions, seed: seed)
    return (0..<count).map { _ in numbers(dimensions, from: &stream) }
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `every dyadic interval of each coordinate holds one of the first points`(seed: UInt64) {
    let points = points(1024, dimensions: 8, seed: seed)
    for d in 0..<8 {
      #expect(points.allSatisfy { $0[d] > 0 && $0[d] < 1 })
      #expect(Set(points.map { Int(1024 * $0[d]) }).count == 1024, "dimension \(d)")
    }
  }

  @Test func `the first two coordinates are a net of quality zero`() {
    let points = points(256, dimensions: 2, seed: 4)
    for digits in 0...8 {
      let (columns, rows) = (Double(1 << digits), Double(1 << (8 - digits)))
      let boxes = Set(points.map { [Int($0[0] * columns), Int($0[1] * rows)] })
      #expect(boxes.count == 256, "\(columns) by \(rows)")
    }
  }

  /// Pairs of direction numbers that are not independent leave boxes of a few digits empty.
  @Test func `any two coordinates fill a four by four grid evenly`() {
    let points = points(4096, dimensions: 8, seed: 5)
    for d in 0..<8 {
      for e in 0..<d {
        var counts = Array(repeating: 0, count: 16)
        for point in points { counts[Int(4 * point[d]) * 4 + Int(4 * point[e])] += 1 }
        #expect(counts.allSatisfy { $0 == 256 }, "dimensions \(d), \(e)")
      }
    }
  }

  @Test func `means are unbiased, and far more precise than from independent points`() {
    let (dimensions, count, sequences) = (5, 1024, 200)
    // Mean 1, variance (1 + 1/12)^5 - 1 of one point.
    func f(_ x: [Double]) -> Double { x.reduce(1) { $0 * ($1 + 0.5) } }
    let means = (0..<sequences).map { seed in
      points(count, dimensions: dimensions, seed: UInt64(100 + seed)).reduce(0) { $0 + f($1) }
        / Double(count)
    }
    let mean = means.reduce(0, +) / Double(sequences)
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sequences - 1)
    // Five standard errors: fails once in 2 million seeds.
    #expect(abs(mean - 1) < 5 * (variance / Double(sequences)).squareRoot())
    let independent = (pow(13.0 / 12, 5) - 1) / Double(count)
    #expect(variance < independent / 100)
  }

  @Test func `sequences at different addresses are independent`() {
    // The correlation of the means of neighbouring sequences; not so even that it could be exact.
    let means = (0..<400).map { block in
      var stream = open(3, seed: 6, block: UInt32(block))
      return (0..<13).reduce(0.0) { sum, _ in
        sum + numbers(3, from: &stream).reduce(1) { $0 * $1 } / 13
      }
    }
    let mean = means.reduce(0, +) / 400
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400
    let covariance =
      zip(means, means.dropFirst()).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - mean) } / 399
    // Standard deviation 1/20: fails once in 16,000 seeds.
    #expect(abs(covariance / variance) < 0.2)
  }

  @Test func `filling and seeking give the numbers of drawing one by one`() {
    var one = open(5, seed: 7)
    let all = numbers(1000, from: &one)
    var other = open(5, seed: 7)
    #expect(filled(1000, from: &other) == all)
    #expect(other.position == 1000)
    for start in [0, 1, 5, 7, 512, 998] {
      other.seek(to: UInt64(start))
      #expect(other.position == UInt64(start))
      #expect(numbers(2, from: &other) == Array(all[start..<start + 2]))
    }
  }

  @Test func `any generator scrambles`() throws {
    let address = StreamAddress(seed: 8, purpose: .test, block: 0)
    var seen: Set<Double> = []
    for name in ["philox4x32", "mt19937", "taus2"] {
      var stream = RandomStream(sobol: 2, try Generator(named: name), at: address)
      seen.insert(stream.uniform())
    }
    #expect(seen.count == 3)
  }
}
