import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import Statistics
import Testing
import WirePhysics

/// Pair collisions alone, Delta != 0: g_- decays, g_+ is accelerated freely.
@Suite struct BallisticTests {
  let system = TestSystem(mismatch: 1, intervals: 12)

  /// (1/4 pi) Int k^2 zeta_1^2 zeta_2^2/(zeta_1^2 + zeta_2^2) dk, note 31: sigma_12 -> this/2/(-i omega).
  var common: Double {
    let (one, two) = (system.doubleWire[.one], system.doubleWire[.two])
    let step = 1e-3
    return (1...12_000).reduce(0) { sum, i in
      let k = step * Double(i)
      let (a, b) = (one.zetaSquared(k), two.zetaSquared(k))
      return sum + 2 * step * k * k * a * b / (a + b) / (4 * .pi)
    }
  }

  @Test func `both currents grow at the rates of free acceleration of g_+`() throws {
    // The slowest modes of g_- decay over thousands of relaxation times of the fastest; the slopes know
    // nothing of the strength, so strong pairs show them earlier.
    let pairs = PairSampler(system.doubleWire, strength: 20, limit: system.grid.reach)
    var configuration = ParticleConfiguration(
      model: try system.model([pairs]), fields: WirePair(.constant(1), .constant(0)),
      schedule: RunSchedule(recordInterval: 10, records: 40))
    configuration.replicas = 8
    configuration.samplesPerStage = 32
    let run = try ParticleRun(configuration)
    var state = run.begin()
    try run.run(&state, threads: 2)
    let n = system.doubleWire.densities
    // Equations (23), (25): sigma_12 -> (common/2)/(-i omega), sigma_11 -> (n_1 - common/2)/(-i omega).
    // Long after g_- has relaxed, currents grow with these slopes.
    let slopes = try [0, 1].map { wire in
      try BatchMeans(
        state.records.map { ($0.moments[1][wire][40] - $0.moments[1][wire][20]) / 200 }
      ).estimate
    }
    #expect(slopes[1].relativeError < 1e-3)
    // Beyond 4 errors once in 190 runs (Student's t with 7 degrees of freedom; the two are opposite).
    #expect(slopes[0].agrees(with: n.one - common / 2, within: 4))
    #expect(slopes[1].agrees(with: common / 2, within: 4))
    guard case .notReached = run.steadyState(of: state) else {
      Issue.record("a steady state without friction")
      return
    }
  }
}
