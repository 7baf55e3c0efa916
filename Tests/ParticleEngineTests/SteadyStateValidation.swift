import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import Statistics
import Testing
import WirePhysics

/// S from the plateau against the steady state of the sampled operator: two engines, one kernel.
@Suite(.tags(.slow), .enabled(if: validates), .serialized) struct SteadyStateValidation {
  enum Kernel: CaseIterable, Sendable { case softModel, microscopic }

  func samplers(_ system: TestSystem, _ kernel: Kernel) -> [any CollisionSampler] {
    switch kernel {
    case .softModel:
      [system.pairs, system.soft(.one), system.soft(.two), system.softBetween()]
    case .microscopic:
      // Strong enough that the run comes to its steady state.
      [
        system.pairs, system.triples([.one, .one, .one], strength: 5e3),
        system.triples([.two, .two, .two], strength: 5e3),
      ]
    }
  }

  func operatorS(_ system: TestSystem, _ samplers: [any CollisionSampler]) throws -> Estimate? {
    let basis = try SplineBasis(grid: system.grid, degree: 3, parity: .odd)
    let assembler = OperatorAssembler(
      basis: basis, samplers: samplers, streams: BlockStreams(seed: 5), threads: 2)
    for _ in 0..<60 { assembler.runRound() }
    let outcome = try KineticOperator(
      doubleWire: system.doubleWire, basis: basis, forms: assembler.forms()
    ).steadyState()
    guard case .reached(let steady) = outcome else { return nil }
    return steady.S
  }

  func particleS(_ system: TestSystem, _ samplers: [any CollisionSampler]) throws -> Plateau? {
    let fields = system.doubleWire.wires.canonicalFields
    var configuration = ParticleConfiguration(
      model: try system.model(samplers, seed: 5), fields: WirePair { .constant(fields[$0]) },
      schedule: RunSchedule(recordInterval: 4, records: 8000))
    configuration.replicas = 8
    configuration.samplesPerStage = 300
    configuration.targetError = 0.002
    let run = try ParticleRun(configuration)
    var state = run.begin()
    try run.run(&state, threads: 2)
    guard case .reached(let plateau) = run.steadyState(of: state) else { return nil }
    return plateau
  }

  @Test(arguments: [0, 0.5, 2], Kernel.allCases)
  func `S is the same from particles and from the operator`(
    mismatch: Double, kernel: Kernel
  ) throws {
    let system = TestSystem(mismatch: mismatch)
    let samplers = samplers(system, kernel)
    let reference = try #require(try operatorS(system, samplers))
    let plateau = try #require(try particleS(system, samplers))
    #expect(plateau.S.relativeError < 0.005 && reference.relativeError < 0.005)
    // Six comparisons: beyond 3.5 errors once in 200 runs.
    #expect(plateau.S.agrees(with: reference, within: 3.5))
  }
}
