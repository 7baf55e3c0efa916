import Foundation
import Input
import KineticOperator
import ParticleEngine
import RandomStreams
import Statistics
import Studies
import TestSupport
import Testing
import WirePhysics

/// Stated errors hold the truth as often as they say, for each estimator that a user gets.
@Suite(
  .tags(.slow), .enabled(if: ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil),
  .serialized)
struct CalibrationTests {
  private static let seeds: ClosedRange<UInt64> = 1001...1400

  /// An estimator: what it gives for a seed.
  struct Estimator: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let estimate: @Sendable (UInt64) throws -> Estimate
  }

  private static func point(_ configuration: RunConfiguration) throws -> PointResult {
    try OperatorRun(configuration).answer()
  }

  private static func sampled(_ seed: UInt64, _ points: SamplePoints) throws -> PointResult {
    var configuration = Configurations.microscopic(
      Configurations.gaussian, seed: seed, samples: 163_840)
    configuration.random.points = points
    return try point(configuration)
  }

  private static func g(_ seed: UInt64, at k: Double) throws -> Estimate {
    try #require(try sampled(seed, .sobol).distribution(.one)).estimate(at: k)
  }

  /// Of the soft model, whose form is positive for every seed: the slowest microscopic modes need many
  /// samples to be so.
  private static func response(_ seed: UInt64) throws -> ResponseResult {
    var configuration = Configurations.soft(length: 5, stop: .samples(65_536), seed: seed)
    configuration.response.points = 3
    configuration.response.from = 1e-4
    configuration.response.to = 1e-2
    return try ResponseStudy(configuration).answer()
  }

  /// With the stop rule that a run has if its input says nothing.
  private static func byDefault(_ seed: UInt64) throws -> PointResult {
    var configuration = Configurations.microscopic(
      Configurations.gaussian, seed: seed, samples: 1)
    configuration.solve.stop = SolveSettings().stop
    return try point(configuration)
  }

  private static func slowestRate(_ seed: UInt64) throws -> Estimate {
    let configuration = Configurations.soft(length: 5, stop: .samples(65_536), seed: seed)
    let modes = try SpectrumStudy(configuration).answer().modes
    return try #require(
      modes.filter { $0.parity == .odd }.compactMap(\.rate).first { $0.value > 0 })
  }

  /// What a process gives to wire 1 at the end of a short run.
  private static func force(_ process: String, _ seed: UInt64) throws -> Estimate {
    let text = """
      wires: {fermi_energy: [1.25, 0.75]}
      interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
      collisions:
        triples: {kernel: soft-model, lambda: [0.02, 0.02], mu_1: 0.1, relative_to: absolute, length: 2}
      fields: {E1: 1, E2: 0}
      solve: {engine: particles, basis: {intervals: 6, cutoff: 6}}
      particles: {duration: 10, samples_per_step: 40, replicas: 64, snapshots: 1}
      random: {seed: \(seed)}
      """
    let configuration = try InputFile.parse(text: text, name: "in.yaml").configurations[0]
    let column = try #require(
      try ParticleStudy(configuration).answer().column("force_\(process)_12"))
    let last = column.values.count - 1
    return Estimate(value: column.values[last], standardError: column.standardErrors[last])
  }

  private static let estimators = [
    Estimator(testDescription: "drag resistivity with the default target error") {
      try #require(try byDefault($0).dragResistivity)
    },
    Estimator(testDescription: "g at k_F/2 with the default target error") {
      try #require(try byDefault($0).distribution(.one)).estimate(at: 1.2)
    },
    Estimator(testDescription: "slowest relaxation rate") { try slowestRate($0) },
    Estimator(testDescription: "force of pairs") { try force("pair", $0) },
    Estimator(testDescription: "force of soft collisions between the wires") {
      try force("soft_interwire", $0)
    },
    Estimator(testDescription: "high-frequency resistivity") {
      try response($0).highFrequency
    },
    Estimator(testDescription: "real part of the conductivity at a frequency") {
      try #require(try response($0).points.dropFirst().first).conductivity.real
    },
    Estimator(testDescription: "imaginary part of rho_12 at a frequency") {
      try #require(try response($0).points.dropFirst().first).offDiagonalResistivity.imaginary
    },
    Estimator(testDescription: "extrapolated to small transfers") { seed in
      let configuration = Configurations.soft(length: 5, stop: .samples(65_536), seed: seed)
      return try #require(
        try TransferExtrapolation(configuration, samples: 65_536, threads: 2)
      ).limit
    },
    Estimator(testDescription: "operator, independent points") {
      try #require(try sampled($0, .independent).dragResistivity)
    },
    Estimator(testDescription: "operator, Sobol points") {
      try #require(try sampled($0, .sobol).dragResistivity)
    },
    Estimator(testDescription: "g at the band bottom") { try g($0, at: 0.1) },
    Estimator(testDescription: "g at half the Fermi momentum") { try g($0, at: 1.2) },
    Estimator(testDescription: "g at the Fermi momentum") { try g($0, at: 2.4) },
    Estimator(testDescription: "slope of g at the band bottom") {
      try #require(try sampled($0, .sobol).distribution(.two)).slopeEstimate(at: 0)
    },
    Estimator(testDescription: "effective positivity limit") {
      try #require(try sampled($0, .sobol).positivityLimit)
    },
    Estimator(testDescription: "polished") { seed in
      var configuration = Configurations.microscopic(
        Configurations.gaussian, seed: seed, samples: 1)
      configuration.solve.stop = .targetError(0.004)
      return try #require(try point(configuration).dragResistivity)
    },
    Estimator(testDescription: "ensemble of seeds") { seed in
      let replicas = try (0..<6).map {
        try sampled(10_000 + 6 * seed + UInt64($0), .independent)
      }
      return try #require(
        EnsemblePoint(replicas[0].configuration, replicas: replicas).dragResistivity
      ).estimate
    },
  ]

  @Test(arguments: estimators)
  func `stated errors hold the common mean as often as they say`(estimator: Estimator) throws {
    let estimates = try Self.seeds.map(estimator.estimate)
    let mean = estimates.reduce(0) { $0 + $1.value } / Double(estimates.count)
    // Distances from the mean of all are shorter than from the truth, by a known factor.
    let shrunk = (1 - 1 / Double(estimates.count)).squareRoot()
    let scaled = estimates.map {
      Estimate(value: $0.value, standardError: $0.standardError * shrunk)
    }
    let narrow = Coverage(of: scaled, truth: mean, sigmas: 1)
    let wide = Coverage(of: scaled, truth: mean, sigmas: 2)
    print("  \(estimator.testDescription): \(narrow.fraction), \(wide.fraction), mean \(mean)")
    // Each fails once in a thousand choices of seeds.
    #expect(narrow.isConsistent(with: Coverage.probability(sigmas: 1), risk: 1e-3))
    #expect(wide.isConsistent(with: Coverage.probability(sigmas: 2), risk: 1e-3))
  }
}
