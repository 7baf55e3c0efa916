import Collisions
import Diagnostics
import Input
import KineticOperator
import LinearAlgebra
import RandomStreams
import Studies
import Testing
import WirePhysics

/// Self-checks that compare independent parts of the samples: sound runs pass, planted faults do not.
@Suite struct HalvesTests {
  private static func forms(
    _ plan: RunPlan, rounds: Int, blockSize: Int, seed: UInt64
  ) -> [SampledForm] {
    let assembler = OperatorAssembler(
      basis: plan.basis, samplers: plan.samplers,
      streams: BlockStreams(seed: seed, blockSize: blockSize), threads: 2)
    for _ in 0..<rounds { assembler.runRound() }
    return assembler.forms()
  }

  private static func state(
    _ plan: RunPlan, _ forms: [SampledForm]
  ) throws -> (kinetics: KineticOperator, state: SteadyState) {
    let kinetics = KineticOperator(
      doubleWire: plan.configuration.doubleWire, basis: plan.basis, forms: forms, threads: 2)
    guard case .reached(let state) = try kinetics.steadyState() else { throw Missing() }
    return (kinetics, state)
  }

  private struct Missing: Error {}

  private static func halves(_ plan: RunPlan, _ forms: [SampledForm]) throws -> SelfCheck {
    let (kinetics, state) = try state(plan, forms)
    return try .halves(kinetics.batchHeats(of: state.solution))
  }

  /// The forms with one process multiplied by a factor in every other batch.
  private static func faulty(
    _ forms: [SampledForm], _ process: Int, times factor: Double
  ) -> [SampledForm] {
    forms.enumerated().map { index, form in
      guard index == process else { return form }
      let batches = form.batches.enumerated().map { number, batch in
        guard number % 2 == 1 else { return batch }
        var batch = batch
        for i in batch.elements.indices { batch.elements[i] *= factor }
        return batch
      }
      return SampledForm(process: form.process, samples: form.samples, batches: batches)
    }
  }

  /// Collisions whose last electron comes out a little too fast.
  private struct Lossy: CollisionSampler {
    let sound: any CollisionSampler
    var process: CollisionProcess { sound.process }
    var numbersPerSample: Int { sound.numbersPerSample }

    func sample(_ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch) {
      var rows = CollisionBatch(process: process, capacity: count)
      sound.sample(count, from: &stream, into: &rows)
      for row in 0..<rows.count {
        let k = rows.momenta.map { $0[row] }
        if rows.arity == 2 {
          batch.append(
            in: SIMD2(k[0], k[1]), out: SIMD2(k[2], k[3] + 1e-4), weight: rows.weights[row])
        } else {
          batch.append(
            in: SIMD4(k[0], k[1], k[2], 0), out: SIMD4(k[3], k[4], k[5] + 1e-4, 0),
            weight: rows.weights[row])
        }
      }
    }
  }

  @Test(arguments: [false, true]) func `a broken zero mode is found`(isBroken: Bool) throws {
    let plan = try RunPlan(Configurations.soft(stop: .samples(1)))
    let assembler = OperatorAssembler(
      basis: plan.basis,
      samplers: plan.samplers.enumerated().map { index, sampler -> any CollisionSampler in
        isBroken && index == plan.samplers.count - 1 ? Lossy(sound: sampler) : sampler
      }, streams: BlockStreams(seed: 1), threads: 2)
    for _ in 0..<8 { assembler.runRound() }
    let (_, state) = try Self.state(plan, assembler.forms())
    let check = SelfCheck(.zeroMode, state.monitors.zeroModeResidual)
    #expect(check.isPassed != isBroken, "\(check.value)")
  }

  @Test func `halves of sound runs differ as chance has it`() throws {
    let plan = try RunPlan(Configurations.soft(stop: .samples(1)))
    let checks = try (1...200).map { seed in
      try Self.halves(plan, Self.forms(plan, rounds: 1, blockSize: 64, seed: UInt64(seed)))
    }
    #expect(checks.allSatisfy { $0.isPassed })
    // Probabilities below 1/20 and above 1/2: 10 +- 3 and 100 +- 7, beyond four of these once in 15,000 seeds.
    #expect(abs(checks.count { $0.value > 1.30103 } - 10) <= 12)
    #expect(abs(checks.count { $0.value < 0.30103 } - 100) <= 28)
  }

  @Test(arguments: [(0, 0.7), (0, -0.5), (3, -1.0), (0, 0)])
  func `a wrong weight, a sign or a lost process in half of the samples is found`(
    process: Int, factor: Double
  ) throws {
    let plan = try RunPlan(Configurations.soft(stop: .samples(1)))
    let forms = Self.forms(plan, rounds: 8, blockSize: 512, seed: 1)
    #expect(try Self.halves(plan, forms).isPassed)
    let check = try Self.halves(plan, Self.faulty(forms, process, times: factor))
    #expect(!check.isPassed, "\(check.value)")
  }

  @Test(arguments: [1, 1.1, 0.9, 0])
  func `polishing samples of another strength are found`(strength: Double) throws {
    let plan = try RunPlan(Configurations.pairs(stop: .samples(1)))
    let (kinetics, state) = try Self.state(
      plan, Self.forms(plan, rounds: 8, blockSize: 512, seed: 1))
    let sampler = PairSampler(
      plan.configuration.doubleWire, strength: strength, limit: plan.grid.reach)
    let stage = PolishingStage(
      distribution: kinetics.table(of: state), samplers: [sampler],
      streams: BlockStreams(seed: 1).following(rounds: 8), threads: 2)
    while stage.samples < 1_000_000 { try stage.refine() }
    let polished = try kinetics.polished(
      state, deficit: try kinetics.polishingDeficit(of: state), by: stage)
    let polish = try #require(polished.polish)
    let check = SelfCheck.polishing(polish, of: polished)
    #expect(check.isPassed == (strength == 1), "\(check.value)")
  }
}
