import Collisions
import KineticOperator
import RandomStreams
import Testing
import WirePhysics

@Suite struct AssemblerStateTests {
  private static func assembler(
    seed: UInt64 = 1, blockSize: Int = 16, triples: Double? = nil,
    points: SamplePoints = .independent
  ) throws -> OperatorAssembler {
    let gaussian = Potential.gaussian(strength: 0.5, length: 1.4)
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 3, 2.5), intrawire: WirePair(gaussian, gaussian),
      interwire: gaussian)
    let grid = MomentumGrid(
      intervals: 6, cutoff: 6, spacing: .uniform, wires: [system[.one], system[.two]])
    let basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
    var samplers: [any CollisionSampler] = [PairSampler(system, limit: grid.reach)]
    if let triples {
      // Mixed sets have weights of both signs.
      samplers.append(
        TripleSampler(
          wires: [.one, .one, .two], of: system, strength: triples, limit: grid.reach))
    }
    return OperatorAssembler(
      basis: basis, samplers: samplers,
      streams: BlockStreams(seed: seed, points: points, blockSize: blockSize), threads: 2)
  }

  @Test(arguments: SamplePoints.allCases)
  func `an assembler goes on from the state of another to the same bits`(
    points: SamplePoints
  ) throws {
    let whole = try Self.assembler(triples: 1, points: points)
    for _ in 0..<5 { whole.runRound() }
    let first = try Self.assembler(triples: 1, points: points)
    for _ in 0..<2 { first.runRound() }
    let second = try Self.assembler(triples: 1, points: points)
    try second.restore(first.state)
    for _ in 0..<3 { second.runRound() }
    #expect(second.state == whole.state)
    #expect(second.rounds == 5)
    for (form, other) in zip(second.forms(), whole.forms()) {
      #expect(form.batches == other.batches)
      #expect(form.samples == other.samples)
    }
    // The negative sums take part in this test.
    #expect(whole.state.processes[1].batches.contains { $0.negative.contains { $0 != 0 } })
  }

  @Test func `a state of another kind is refused`() throws {
    let state = try Self.assembler().state
    let other = try Self.assembler(blockSize: 32)
    #expect(
      #expect(throws: AssemblerStateError.self) { try other.restore(state) }?.description
        == "the samples cannot be combined (they were drawn in blocks of 16, this run draws blocks "
        + "of 32: few samples make small blocks); start the run anew")
    let more = try Self.assembler(triples: 1)
    #expect(
      #expect(throws: AssemblerStateError.self) { try more.restore(state) }?.description
        == "the samples cannot be combined (they are of pair (1,2), this run needs pair (1,2), "
        + "triple-mixed (1,1,2)); start the run anew")
  }

  @Test func `a state that makes no sense is refused`() throws {
    let assembler = try Self.assembler()
    assembler.runRound()
    let good = assembler.state
    func refusal(
      rounds: Int = 1, _ change: (inout [AssemblerState.Batch]) -> Void = { _ in }
    ) -> String? {
      var batches = good.processes[0].batches
      change(&batches)
      let state = AssemblerState(
        rounds: rounds, blockSize: 16,
        processes: [.init(name: good.processes[0].name, batches: batches)])
      return #expect(throws: AssemblerStateError.self) { try assembler.restore(state) }?
        .description
    }
    let end = "; start the run anew"
    #expect(
      refusal(rounds: -1) == "the samples make no sense (there are -1 rounds)" + end)
    #expect(
      refusal(rounds: .max) == "the samples make no sense (there are \(Int.max) rounds)" + end)
    #expect(
      refusal(rounds: 2)
        == "the samples make no sense (there are 16 samples in a batch of pair (1,2) instead of 32)"
        + end)
    #expect(
      refusal { $0.removeLast() }
        == "the samples make no sense (there are 63 batches of pair (1,2))" + end)
    #expect(
      refusal { $0[3] = .init(samples: 16, positive: [1], negative: [1]) }
        == "the samples make no sense (there are forms of pair (1,2) with another number of functions)"
        + end)
    #expect(
      refusal {
        var sums = $0[3].positive
        sums[7] = .nan
        $0[3] = .init(samples: 16, positive: sums, negative: $0[3].negative)
      } == "the samples make no sense (there are numbers of pair (1,2) that are not finite)" + end)
    #expect(assembler.state == good)
  }
}
