import Foundation
import ParticleEngine
import RandomStreams
import Statistics
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

  @Test func `the plateau is found with an honest error`() throws {
    var inside = 0
    for seed in 1...100 {
      let found = PlateauSearch(
        replicas: (0..<4).map {
          series(2000, relaxation: 12, noise: 0.02, seed: UInt64(4 * seed + $0))
        },
        interval: 0.5
      ).find()
      guard case .reached(let plateau) = found else {
        Issue.record("no plateau for seed \(seed)")
        continue
      }
      if plateau.S.agrees(with: 1, within: 2) { inside += 1 }
      #expect(plateau.start < 125)
      // A memory of 12 records of 0.5.
      #expect((2...14).contains(plateau.autocorrelationTime))
      #expect((3...14).contains(plateau.relaxationTime))
    }
    // Student's t with 15 degrees of freedom or more: 93.6 expected; fewer than 85 once in 400.
    #expect(inside >= 85)
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
