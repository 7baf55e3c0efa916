import Input
import Statistics
import Studies
import Testing

@Suite struct EnsemblePointTests {
  private func replicas(_ seeds: ClosedRange<UInt64>) throws -> [PointResult] {
    try seeds.map {
      try OperatorRun(Configurations.pairs(stop: .samples(16384), seed: $0)).answer()
    }
  }

  @Test func `replicas of honest errors average to the reference without an outlier`() throws {
    let runs = try replicas(1...24)
    let point = EnsemblePoint(runs[0].configuration, replicas: runs)
    let average = try #require(point.dragResistivity)
    // Reference 3.9444e-5 to 2e-4; four errors fail once in 16,000 choices of seeds.
    let reference = Estimate(value: 3.9444e-5, standardError: 2e-4 * 3.9444e-5)
    #expect(average.estimate.agrees(with: reference, within: 4))
    #expect(average.estimate.standardError < 0.35 * runs[0].dragResistivity!.standardError)
    // Q between 1e-3 and 0.999: fails once in 500 choices of seeds.
    #expect(average.chiSquare.degreesOfFreedom == 23)
    #expect(average.chiSquare.q > 1e-3 && average.chiSquare.q < 0.999)
    // One sound ensemble in a hundred has an outlier by construction.
    #expect(point.outliers.isEmpty)
  }

  @Test func `a replica of other physics is flagged`() throws {
    var runs = try replicas(1...8)
    var other = Configurations.pairs(stop: .samples(16384), seed: 9)
    // 8 % off, some seven errors.
    other.collisions.pairs = 1.08
    runs.insert(try OperatorRun(other).answer(), at: 3)
    let point = EnsemblePoint(runs[0].configuration, replicas: runs)
    #expect(point.outliers == [3])
    #expect(point.summary.contains("OUTLIER"))
  }

  @Test func `there is no average over the replicas that happen to converge`() throws {
    var runs = try replicas(1...2)
    var other = Configurations.pairs(stop: .samples(16384))
    other.doubleWire = Configurations.soft(stop: .samples(1)).doubleWire
    runs.append(try OperatorRun(other).answer())
    let point = EnsemblePoint(runs[0].configuration, replicas: runs)
    #expect(point.estimate == nil && point.dragResistivity == nil)
    #expect(point.status == .frictionless)
  }
}
