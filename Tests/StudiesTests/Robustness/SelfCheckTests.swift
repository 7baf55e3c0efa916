import Diagnostics
import Foundation
import Input
import KineticOperator
import RandomStreams
import Statistics
import Studies
import TestSupport
import Testing
import WirePhysics

@Suite struct SelfCheckTests {
  private func run(_ configuration: RunConfiguration) throws -> PointResult {
    try OperatorRun(configuration).answer()
  }

  @Test func `sound runs pass every check`() throws {
    // Seeds are fixed; over seeds a sound run fails less than once in 100,000.
    for seed in 1...3 as ClosedRange<UInt64> {
      let soft = try run(Configurations.soft(stop: .samples(300_000), seed: seed))
      #expect(soft.selfChecks.failed.isEmpty)
      #expect(
        soft.selfChecks.checks.map(\.kind) == [
          .conservation, .zeroMode, .energyBalance, .condition, .weightTail, .halves,
          .batchNormality, .errorAgreement, .bias, .upperBound,
        ])
      let microscopic = try run(
        Configurations.microscopic(Configurations.gaussian, seed: seed, samples: 800_000))
      #expect(microscopic.selfChecks.failed.isEmpty)
      #expect(microscopic.selfChecks.checks.contains { $0.kind == .positivity })
    }
  }

  /// The share of simulated runs whose batches fail the check, and that whose mean is within two errors.
  private static func batches(
    mean: Double, _ draw: (inout RandomStream) -> Double
  ) throws -> (failed: Double, covered: Double) {
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 81, purpose: .test, block: 0))
    let runs = 1000
    var (failed, covered) = (0, 0)
    for _ in 0..<runs {
      let values = (0..<64).map { _ in draw(&stream) }
      let check = SelfCheck(.batchNormality, -log10(try AndersonDarling(values).probability))
      let estimate = try BatchMeans(values).estimate
      failed += check.isPassed ? 0 : 1
      covered += abs(estimate.value - mean) < 2 * estimate.standardError ? 1 : 0
    }
    return (Double(failed) / Double(runs), Double(covered) / Double(runs))
  }

  @Test func `batches fail where their error does not cover, and only there`()
    throws
  {
    func laplace(_ stream: inout RandomStream) -> Double {
      let u = stream.uniform() - 0.5
      return (u < 0 ? 1 : -1) * log(1 - 2 * abs(u))
    }
    let healthy = try Self.batches(mean: 0, laplace)
    #expect(healthy.failed == 0 && abs(healthy.covered - 0.95) < 0.025, "\(healthy)")
    let skewed = try Self.batches(mean: exp(2)) { exp(2 * $0.gaussian()) }
    #expect(skewed.failed > 0.95 && skewed.covered < 0.8, "\(skewed)")
  }

  @Test(arguments: [0.02, 0.3, 0.9, 0.99])
  func `positivity is judged by the lowest eigenvalue and its error`(eigenvalue: Double) {
    // The total form has it in units of the form without mixed scattering, which may grow by s = 1/(1 - eigenvalue).
    let s = 1 / (1 - eigenvalue)
    for error in [0.01, 0.05, 0.2] {
      let check = SelfCheck.positivity(Estimate(value: s, standardError: error * s * s))
      #expect(abs(check.value / (error / eigenvalue) - 1) < 1e-12)
      #expect(check.isPassed == (eigenvalue > 3 * error))
    }
    #expect(!SelfCheck.positivity(Estimate(value: 1 - eigenvalue, standardError: 1e-9)).isPassed)
  }

  @Test func `what is not a number fails`() {
    for kind in SelfCheck.Kind.allCases {
      #expect(SelfCheck(kind, kind.limit).isPassed)
      #expect(!SelfCheck(kind, kind.limit * 1.01).isPassed)
      #expect(!SelfCheck(kind, .nan).isPassed)
      #expect(!SelfCheck(kind, .infinity).isPassed)
    }
  }

  @Test func `a run that does not fit into memory is refused before it starts`() throws {
    let plan = try RunPlan(Configurations.soft(stop: .samples(1000)))
    // Four processes of 64 batches: a few hundred thousand numbers each.
    #expect((1e6...1e8).contains(plan.memory))
    #expect(throws: RunError.self) { try plan.checkMemory(available: plan.memory) }
    #expect(throws: Never.self) { try plan.checkMemory(available: 2 * plan.memory) }
    let error = RunError.tooLarge(functions: 1002, needed: 3.2e10, available: 8e9)
    #expect(
      error.description
        == "the run does not fit into memory (the forms of 1002 functions in each wire take about "
        + "32 GB, this machine has 8 GB); lower solve.basis.intervals")
  }
}
