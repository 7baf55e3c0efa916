import Collisions
import Foundation
import KineticOperator
import RandomStreams
import Statistics
import Testing
import WirePhysics

/// The microscopic reference, solved from few samples and polished.
@Suite struct PolishingStageTests {
  private let doubleWire = DoubleWire(
    wires: WirePair(Wire(fermiEnergy: 3.25), Wire(fermiEnergy: 2.75)),
    intrawire: WirePair(
      .gaussian(strength: 1, length: 2.0.squareRoot()),
      .gaussian(strength: 1, length: 2.0.squareRoot())),
    interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))

  private func basis(_ intervals: Int) throws -> SplineBasis {
    let wires = [doubleWire[.one], doubleWire[.two]]
    return try SplineBasis(
      grid: MomentumGrid(intervals: intervals, cutoff: 7, spacing: .auto, wires: wires),
      degree: 3, parity: .odd)
  }

  private func samplers(_ sets: [[WireIndex]], limit: Double) -> [any CollisionSampler] {
    [PairSampler(doubleWire, limit: limit)]
      + sets.map { TripleSampler(wires: $0, of: doubleWire, limit: limit) }
  }

  /// The polished state, from at least a number of scalar samples; as it was assembled, from none.
  private func solve(
    _ sets: [[WireIndex]], intervals: Int, rounds: Int, samples: Int, replica: UInt32,
    points: SamplePoints
  ) throws -> SteadyState? {
    let basis = try basis(intervals)
    let samplers = samplers(sets, limit: basis.grid.reach)
    let streams = BlockStreams(seed: 5, replica: replica, points: points)
    let assembler = OperatorAssembler(
      basis: basis, samplers: samplers, streams: streams, threads: 2)
    for _ in 0..<rounds { assembler.runRound() }
    let pilot = KineticOperator(doubleWire: doubleWire, basis: basis, forms: assembler.forms())
    guard case .reached(let state) = try pilot.steadyState() else { return nil }
    guard samples > 0 else { return state }
    let stage = PolishingStage(
      distribution: pilot.table(of: state), samplers: samplers,
      streams: streams.following(rounds: rounds), threads: 2)
    while stage.samples < samples { try stage.refine() }
    return try pilot.polished(
      state, deficit: try pilot.polishingDeficit(of: state), by: stage)
  }

  private static let intrawire: [[WireIndex]] = [[.one, .one, .one], [.two, .two, .two]]

  @Test(arguments: SamplePoints.allCases)
  func `polishing meets the microscopic reference`(points: SamplePoints) throws {
    let all = Self.intrawire + [[.one, .one, .two], [.two, .two, .one]]
    let state = try #require(
      try solve(
        all, intervals: 16, rounds: 3, samples: 1_000_000, replica: 0, points: points))
    let rho = state.dragResistivity
    #expect(rho.value == doubleWire.wires.dragResistivity(fromS: state.S.value))
    // Four joint standard errors with the reference's 0.4 %: fails once in 16,000 seeds.
    #expect(abs(rho.value / 1.137e-5 - 1) < 4 * hypot(rho.relativeError, 0.004))
    #expect(state.S.standardError < state.assembledS.standardError)
    let polish = try #require(state.polish)
    #expect(polish.deficit > 0 && polish.samples >= 1_000_000)
  }

  @Test(arguments: SamplePoints.allCases)
  func `stated errors of polished values are honest, and the deficit is given back`(
    points: SamplePoints
  ) throws {
    let values = try (1...24).map { replica in
      try #require(
        try solve(
          Self.intrawire, intervals: 10, rounds: 1, samples: 1, replica: UInt32(replica),
          points: points))
    }
    let mean = values.reduce(0) { $0 + $1.S.value } / 24
    let chiSquare = values.reduce(0) { sum, value in
      let pull = (value.S.value - mean) / value.S.standardError
      return sum + pull * pull
    }
    // 23 degrees of freedom: below 7.5 or above 52 once in 1,500 seeds.
    #expect(chiSquare > 7.5 && chiSquare < 52)
    let long = try #require(
      try solve(
        Self.intrawire, intervals: 10, rounds: 8, samples: 2_000_000, replica: 0, points: points)
    ).S
    let joint = hypot(values[0].S.standardError / 24.0.squareRoot(), long.standardError)
    // Four standard errors: fails once in 16,000 seeds.
    #expect(abs(mean - long.value) < 4 * joint)
  }

  @Test(arguments: SamplePoints.allCases, [0, 1_000_000])
  func `stated errors of shares count what is uncertain of g`(
    points: SamplePoints, samples: Int
  ) throws {
    let values = try (1...24).map { replica in
      try #require(
        try solve(
          Self.intrawire, intervals: 10, rounds: 4, samples: samples, replica: UInt32(replica),
          points: points))
    }
    for process in 0..<3 {
      let shares = values.map { $0.shares[process] }
      let mean = shares.reduce(0) { $0 + $1.value } / 24
      let chiSquare = shares.reduce(0) { sum, share in
        let pull = (share.value - mean) / share.standardError
        return sum + pull * pull
      }
      // As above. The error of pairs at one g is a hundred times too small on Sobol points.
      #expect(chiSquare > 7.5 && chiSquare < 52, "\(process): \(chiSquare)")
    }
    for value in values {
      #expect(abs(value.shares.reduce(0) { $0 + $1.value } - 1) < 1e-12)
      for (part, share) in zip(value.contributions, value.shares) {
        #expect(abs(part.value.value / value.heat / share.value - 1) < 1e-9)
      }
    }
  }

  /// The operator of pairs is known without sampling: so is by how much the g of a sampled one misses its S.
  @Test(arguments: SamplePoints.allCases)
  func `the deficit is uncertain by what it says`(points: SamplePoints) throws {
    let system = DoubleWire.gaussian()
    let basis = try SplineBasis.odd(system, intervals: 6)
    let exact = PairOperator(doubleWire: system, basis: basis).kineticOperator()
    let S = try exact.reached().S.value
    let plain = PairSampler(system, limit: basis.grid.reach)
    let sampler: any CollisionSampler = points == .lattice ? LatticePairSampler(plain) : plain
    let found = try (1...200).map { replica in
      let assembler = OperatorAssembler(
        basis: basis, samplers: [sampler],
        streams: BlockStreams(
          seed: 7, replica: UInt32(replica), points: points, blockSize: 128), threads: 2)
      assembler.runRound()
      let pilot = KineticOperator(doubleWire: system, basis: basis, forms: assembler.forms())
      let state = try pilot.reached()
      let heats = exact.batchHeats(of: state.solution)
      let missed = S - (2 * state.S.value - heats.reduce(0, +) / Double(heats.count))
      return (missed: missed, deficit: try pilot.polishingDeficit(of: state))
    }
    let mean = found.reduce(0) { $0 + $1.missed } / 200
    let stated = found.reduce(0) { $0 + $1.deficit.value } / 200
    let scatter = found.reduce(0) { $0 + ($1.missed - mean) * ($1.missed - mean) } / 199
    let variance =
      found.reduce(0) { $0 + $1.deficit.standardError * $1.deficit.standardError } / 200
    // A quarter of the deficit would be four to five times too small: two modes make most of it.
    #expect(abs(mean / stated - 1) < 0.2, "\(mean) \(stated)")
    #expect(abs((scatter / variance).squareRoot() - 1) < 0.3, "\(scatter) \(variance)")
  }

  @Test(arguments: SamplePoints.allCases)
  func `bits do not depend on threads or on an interruption`(points: SamplePoints) throws {
    let basis = try basis(8)
    let samplers = samplers([[.one, .one, .two]], limit: basis.grid.reach)
    let g = DistributionTable(reach: basis.grid.reach) { _, k in
      k * k * k
    } slope: { _, k in
      3 * k * k
    }
    func stage(threads: Int) -> PolishingStage {
      PolishingStage(
        distribution: g, samplers: samplers, streams: BlockStreams(seed: 6, points: points),
        threads: threads)
    }
    let (one, three, first) = (stage(threads: 1), stage(threads: 3), stage(threads: 2))
    for _ in 0..<4 {
      try one.refine()
      try three.refine()
    }
    #expect(one.state == three.state)
    for _ in 0..<2 { try first.refine() }
    let second = stage(threads: 2)
    try second.restore(first.state)
    for _ in 0..<2 { try second.refine() }
    #expect(second.state == one.state)
    #expect(second.isEven && second.samples == one.samples)
    #expect(throws: AssemblerStateError.self) {
      try second.restore(PolishingState(blocks: [4], sums: [[1]]))
    }
    #expect(throws: AssemblerStateError.self) {
      try second.restore(PolishingState(blocks: [4, 0], sums: one.state.sums))
    }
  }

  /// They take four calls of one thread at a time.
  @Test(arguments: SamplePoints.allCases)
  func `many threads draw more at a time, and the same bits`(points: SamplePoints) throws {
    let basis = try basis(8)
    let g = DistributionTable(reach: basis.grid.reach) { _, k in
      k
    } slope: { _, _ in
      1
    }
    func stage(threads: Int) throws -> (calls: Int, state: PolishingState) {
      let stage = PolishingStage(
        distribution: g, samplers: samplers([], limit: basis.grid.reach),
        streams: BlockStreams(seed: 8, points: points, blockSize: 4), threads: threads)
      var calls = 0
      while stage.state.blocks[0] < 1024 {
        try stage.refine()
        calls += 1
      }
      return (calls, stage.state)
    }
    let (one, many) = (try stage(threads: 1), try stage(threads: 256))
    #expect(one.state == many.state)
    #expect(one.calls == 5 + 1 + 2 + 4 + 8 && many.calls == 5 + 1 + 1 + 1 + 2)
  }

  @Test func `the split follows spread and cost`() throws {
    let basis = try basis(8)
    let samplers = samplers(Self.intrawire, limit: basis.grid.reach)
    // A g that only wire 1 sees: nothing to sample in wire 2.
    let g = DistributionTable(reach: basis.grid.reach) { wire, k in
      wire == .one ? k * k * k : 0
    } slope: { wire, k in
      wire == .one ? 3 * k * k : 0
    }
    let stage = PolishingStage(
      distribution: g, samplers: samplers, streams: BlockStreams(seed: 7), threads: 2)
    for _ in 0..<8 { try stage.refine() }
    #expect(stage.state.blocks.allSatisfy { $0.nonzeroBitCount == 1 })
    #expect(stage.state.blocks[2] == 4)
    // Q2 is 30,000 times larger on this g, so it deserves nearly everything although it is cheap.
    #expect(stage.state.blocks[0] > 100 && stage.state.blocks[1] < stage.state.blocks[0])
  }
}
