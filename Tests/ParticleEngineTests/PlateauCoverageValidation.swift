import Collisions
import KineticOperator
import ParticleEngine
import Statistics
import TestSupport
import Testing
import WirePhysics

/// The error of S over many seeds of whole runs, against the exact S of the sampled operator.
@Suite(.tags(.slow), .enabled(if: validates), .serialized) struct PlateauCoverageValidation {
  /// Few knots and samples: what counts here is how many runs there are, not how good each is.
  let system = TestSystem(intervals: 5)

  func S(_ model: ParticleModel, target: Double?, replicas: Int) throws -> Estimate? {
    let fields = system.doubleWire.wires.canonicalFields
    var configuration = ParticleConfiguration(
      model: model, fields: WirePair { .constant(fields[$0]) },
      schedule: RunSchedule(
        recordInterval: 1, records: target == nil ? (replicas < 16 ? 500 : 130) : 1000))
    configuration.replicas = replicas
    configuration.samplesPerStage = 24
    let run = try ParticleRun(configuration)
    var state = run.begin()
    try run.carry(
      &state,
      to: target.map { .relativeError($0, maximumSamples: .max) } ?? .time(maximumSamples: .max))
    guard case .reached(let plateau) = run.steadyState(of: state) else { return nil }
    return plateau.S
  }

  // To the end of a given time, with few and many replicas; and until the error is what was asked for.
  @Test(arguments: [(Double?.none, 4), (nil, 16), (0.0015, 4)])
  func `S is within its error as often as that says`(target: Double?, replicas: Int) throws {
    let finite = system.finite(
      [
        system.pairs, system.soft(.one), system.soft(.two), system.softBetween(mu1: 0.1),
      ], count: 500)
    let exact = ReferenceOperator(
      doubleWire: system.doubleWire,
      basis: try SplineBasis(grid: system.grid, degree: 3, parity: .odd), samplers: finite)
    let fields = system.doubleWire.wires.canonicalFields
    let truth = exact.currents(fields: [fields.one, fields.two], interval: 1e4, count: 1)[1][0]
    let seeds = 110
    let found = try (1...seeds).compactMap { seed in
      try S(try system.model(finite, seed: UInt64(seed)), target: target, replicas: replicas)
    }
    try #require(found.count >= 100, "\(found.count)")
    // The distances in errors, which average to nothing if the plateau has no bias.
    let distance = try BatchMeans(found.map { ($0.value - truth) / $0.standardError }).estimate
    print("S = \(truth), distance \(distance)")
    // Three comparisons; what may be left of the transient is a tenth of an error: once in 120.
    #expect(abs(distance.value) < 0.1 + 3 * distance.standardError)
    for sigmas in [1.0, 2] {
      let coverage = Coverage(of: found, truth: truth, sigmas: sigmas)
      let nominal = PlateauCoverage.nominal(of: found, sigmas: sigmas)
      print("within \(sigmas): \(coverage.fraction) of \(found.count), nominal \(nominal)")
      // Six comparisons: one fails by chance in 170 validations.
      #expect(coverage.isConsistent(with: nominal, risk: 1e-3))
    }
  }
}
