import Foundation
import RandomStreams
import Testing

@Suite struct LatticeTests {
  private func open(_ dimensions: Int, seed: UInt64, block: UInt32 = 0) -> RandomStream {
    RandomStream(
      lattice: dimensions, .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: block))
  }

  private func points(_ count: Int, dimensions: Int, seed: UInt64) -> [[Double]] {
    var stream = open(dimensions, seed: seed)
    return (0..<count).map { _ in (0..<dimensions).map { _ in stream.uniform() } }
  }

  /// All whole vectors of a number of dimensions with a sum of magnitudes up to a bound, but for zero.
  private func frequencies(_ dimensions: Int, upTo bound: Int) -> [[Int]] {
    func extended(_ dimensions: Int, _ left: Int) -> [[Int]] {
      guard dimensions > 0 else { return [[]] }
      return (-left...left).flatMap { h in
        extended(dimensions - 1, left - abs(h)).map { [h] + $0 }
      }
    }
    return extended(dimensions, bound).filter { $0.contains { $0 != 0 } }
  }

  /// The size of the mean of exp(2 pi i h x).
  private func mean(_ h: [Int], _ points: [[Double]]) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for point in points {
      let phase = zip(h, point).reduce(0) { $0 + Double($1.0) * $1.1 }
      real += cos(2 * .pi * phase)
      imaginary += sin(2 * .pi * phase)
    }
    return hypot(real, imaginary) / Double(points.count)
  }

  /// (d! N)^(1/d) is the largest conceivable bound; sequences that are no lattice, or of another vector, fail.
  @Test(arguments: [(4, 8), (4, 9), (4, 10), (3, 8), (3, 10), (2, 6), (2, 9)])
  func `all waves up to two thirds of the largest bound are summed exactly`(
    dimensions: Int, digits: Int
  ) {
    let count = 1 << digits
    let factorial = (1...dimensions).reduce(1) { $0 * Double($1) }
    let largest = pow(factorial * Double(count), 1 / Double(dimensions))
    // The sum of magnitudes of the shortest wave that is not summed exactly is more than 0.66 of the largest.
    let bound = Int((0.66 * largest).rounded(.down))
    let points = points(count, dimensions: dimensions, seed: 3)
    let worst = frequencies(dimensions, upTo: bound).reduce(0) { max($0, mean($1, points)) }
    #expect(bound >= 5 && worst < 1e-11, "\(bound): \(worst)")
    // Half of the points are a lattice as well, but not any other part.
    let third = Array(points[..<(count / 3)])
    #expect(frequencies(dimensions, upTo: 2).contains { mean($0, third) > 1e-3 })
  }

  @Test func `means over any number of points are unbiased`() {
    let (count, sequences) = (5, 4000)
    func f(_ x: [Double]) -> Double { x.reduce(1) { $0 * ($1 + 0.5) } }
    let means = (0..<sequences).map { seed in
      points(count, dimensions: 4, seed: UInt64(seed)).reduce(0) { $0 + f($1) } / Double(count)
    }
    let mean = means.reduce(0, +) / Double(sequences)
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sequences - 1)
    // Five standard errors: fails once in 2 million seeds.
    #expect(abs(mean - 1) < 5 * (variance / Double(sequences)).squareRoot())
  }

  @Test func `a sequence goes on from any place, and differs at other addresses`() {
    var whole = open(4, seed: 5)
    let numbers = (0..<4000).map { _ in whole.uniform() }
    #expect(numbers.allSatisfy { $0 > 0 && $0 < 1 })
    for start in [1, 4, 7, 2048, 3999] {
      var part = open(4, seed: 5)
      part.seek(to: UInt64(start))
      #expect(part.position == UInt64(start))
      #expect(part.uniform() == numbers[start])
    }
    var other = open(4, seed: 6)
    var block = open(4, seed: 5, block: 1)
    #expect(other.uniform() != numbers[0] && block.uniform() != numbers[0])
  }
}
