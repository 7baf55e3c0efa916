import Diagnostics
import Input
import KineticOperator
import Studies
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
