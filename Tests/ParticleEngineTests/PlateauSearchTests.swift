import Foundation
import ParticleEngine
import RandomStreams
import Statistics
import TestSupport
import Testing

@Suite struct PlateauSearchTests {
  /// Approach to 1 in time `relaxation` with correlated noise, in records.
  func series(_ count: Int, relaxation: Double, noise: Double, seed: UInt64) -> [Double] {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: 0))
    let memory = exp(-1 / relaxation)
    var fluctuation = 0.0
    return (0..<count).map { i in
      defer {
        fluctuation =
          memory * fluctuation + noise * (1 - memory * memory).squareRoot() * stream.gaussian()
      }
      return 1 - exp(-Double(i) / relaxation) + fluctuation
    }
  }

  /// The plateaus of series with a memory of 12 records of 0.5, for many seeds.
  func plateaus(replicas: Int, records: Int, seeds: Int) -> [Plateau] {
    (1...seeds).compactMap { seed in
      let found = PlateauSearch(
        replicas: (0..<replicas).map {
          series(records, relaxation: 12, noise: 0.02, seed: UInt64(100 * seed + $0))
        },
        interval: 0.5
      ).find()
      if case .reached(let plateau) = found { return plateau }
      return nil
    }
  }

  // Many batches of few replicas; one batch of each of many replicas, too short for others.
  @Test(arguments: [(4, 2000), (16, 300)])
  func `the stated error of a plateau holds in as many cases as it should`(
    replicas: Int, records: Int
  ) {
    let seeds = 1000
    let found = plateaus(replicas: replicas, records: records, seeds: seeds)
    // A level test of three errors sends one search in some hundreds on to a later start.
    #expect(found.count > seeds * 99 / 100)
    for plateau in found {
      #expect((2...14).contains(plateau.autocorrelationTime))
      #expect((2...14).contains(plateau.relaxationTime))
    }
    for sigmas in [1.0, 2] {
      let coverage = Coverage(of: found.map(\.S), truth: 1, sigmas: sigmas)
      let nominal = PlateauCoverage.nominal(of: found.map(\.S), sigmas: sigmas)
      // Fails by chance once in 1000 runs for each; errors wrong by a tenth do not pass.
      #expect(coverage.isConsistent(with: nominal, risk: 1e-3))
    }
  }

  @Test func `a series that is too short is recognized and tells what it needs`() throws {
    let found = PlateauSearch(
      replicas: [series(400, relaxation: 400, noise: 0.0005, seed: 7)], interval: 0.5
    ).find()
    guard case .notReached(_, let relaxation, let needed) = found else {
      Issue.record("a plateau where there is none: \(found)")
      return
    }
    // 400 records of 0.5; noise in the slopes allows a third either way.
    #expect((130...270).contains(relaxation))
    #expect(needed == 20 * relaxation)
  }

  @Test func `ballistic acceleration has no steady state at any time`() {
    let line = (0..<500).map { 0.01 * Double($0) }
    guard
      case .notReached(_, let relaxation, _) = PlateauSearch(replicas: [line], interval: 1).find()
    else {
      Issue.record("a plateau on a straight line")
      return
    }
    // Round-off may make the slope fall by 1e-15.
    #expect(relaxation > 1e6)
  }
}
