import Foundation
import Statistics
import Testing

@Suite struct AndersonDarlingTests {
  private static func normals(_ count: Int, seed: UInt64) -> [Double] {
    gaussians(count, block: UInt32(seed))
  }

  @Test func `normal values give uniform probabilities`() throws {
    let probabilities = try (1...2000).map {
      try AndersonDarling(Self.normals(64, seed: UInt64($0))).probability
    }
    for level in [0.5, 0.1, 0.01] {
      let fraction = Double(probabilities.count { $0 < level }) / 2000
      // Four binomial standard errors and the accuracy of the fit: fails once in 15,000 sets of seeds.
      let error = (level * (1 - level) / 2000).squareRoot()
      #expect(abs(fraction - level) < 4 * error + 0.03 * level)
    }
  }

  @Test func `heavy tails and equal values are not normal`() throws {
    let cauchy = Self.normals(64, seed: 1).map { 1 / $0 }
    #expect(try AndersonDarling(cauchy).probability < 1e-6)
    #expect(try AndersonDarling(Array(repeating: 2, count: 64)).probability == 0)
    var outlier = Self.normals(64, seed: 2)
    outlier[7] = 1e300
    #expect(try AndersonDarling(outlier).probability < 1e-20)
  }

  @Test func `scale and place do not matter`() throws {
    let values = Self.normals(64, seed: 3)
    let one = try AndersonDarling(values).statistic
    #expect(abs(try AndersonDarling(values.map { 1e200 * $0 }).statistic - one) < 1e-9)
    #expect(abs(try AndersonDarling(values.map { $0 + 10 }).statistic - one) < 1e-9)
  }

  @Test func `few values throw`() {
    #expect(throws: StatisticsError.self) { try AndersonDarling([1, 2, 3]) }
  }
}
