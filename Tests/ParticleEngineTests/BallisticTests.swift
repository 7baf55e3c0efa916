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

  /// How fast both currents grow in the end under a field in one wire, for each replica.
  func slopes(_ fields: WirePair<Double>) throws -> [WirePair<Double>] {
    // The slowest modes of g_- decay over thousands of relaxation times of the fastest; the slopes know
    // nothing of the strength, so strong pairs show them earlier.
    let pairs = PairSampler(system.doubleWire, strength: 20, limit: system.grid.reach)
    var configuration = ParticleConfiguration(
      model: try system.model([pairs]), fields: WirePair { .constant(fields[$0]) },
      schedule: RunSchedule(recordInterval: 10, records: 40))
    configuration.replicas = 8
    configuration.samplesPerStage = 32
    let run = try ParticleRun(configuration)
    var state = run.begin()
    try run.carry(&state)
    guard case .notReached = run.steadyState(of: state) else {
      Issue.record("a steady state without friction")
      return []
    }
    return state.records.map { record in
      WirePair { (record.moments[1][$0.rawValue][40] - record.moments[1][$0.rawValue][20]) / 200 }
    }
  }

  @Test func `both currents grow at the rates of free acceleration of g_+`() throws {
    let n = system.doubleWire.densities
    // Equations (23), (25): sigma_12 -> (common/2)/(-i omega), sigma_11 -> (n_1 - common/2)/(-i omega).
    // Long after g_- has relaxed, currents grow with these slopes.
    let first = try slopes(WirePair(1, 0))
    let second = try slopes(WirePair(0, 1))
    let passive = try BatchMeans(first.map(\.two)).estimate
    #expect(passive.relativeError < 1e-3)
    // Beyond 4 errors once in 190 runs (Student's t with 7 degrees of freedom; each two are opposite).
    #expect(try BatchMeans(first.map(\.one)).estimate.agrees(with: n.one - common / 2, within: 4))
    #expect(passive.agrees(with: common / 2, within: 4))
    #expect(try BatchMeans(second.map(\.two)).estimate.agrees(with: n.two - common / 2, within: 4))
    // Equation (27): det sigma -> -[n_1 n_2 - (n_1 + n_2) common/2]/omega^2; not zero, hence no drag.
    let determinants = zip(first, second).map { $0.one * $1.two - $0.two * $1.one }
    let determinant = try BatchMeans(determinants).estimate
    #expect(determinant.agrees(with: n.one * n.two - (n.one + n.two) * common / 2, within: 4))
    #expect(determinant.value > 100 * determinant.standardError)
  }
}
