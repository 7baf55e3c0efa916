import Collisions
import Foundation
import KineticOperator
import RandomStreams
import Statistics
import WirePhysics

/// Variance x time of rho_D, with and without each part of the sampling.
///
/// The first line is plain mixture sampling: independent points from densities that know the Fermi points
/// and the range of the potential, the whole operator assembled. Times are those of the processor.
struct AssemblyBenchmark {
  private let system: DoubleWire
  private let basis: SplineBasis
  private let samplers: [any CollisionSampler]
  private var reference: Double?

  init(system: DoubleWire) throws {
    self.system = system
    let wires = [system[.one], system[.two]]
    let grid = MomentumGrid(
      intervals: 24, cutoff: MomentumGrid.automaticCutoff(for: wires), spacing: .auto, wires: wires)
    basis = try SplineBasis(grid: grid, degree: 3, parity: .odd)
    samplers =
      [PairSampler(system, limit: grid.reach)]
      + ReferenceSystem.tripleSets.map { TripleSampler(wires: $0, of: system, limit: grid.reach) }
  }

  mutating func run() throws {
    for points in [SamplePoints.independent, .sobol] {
      let assembler = OperatorAssembler(
        basis: basis, samplers: samplers, streams: BlockStreams(seed: 1, points: points),
        threads: 2)
      let assembly = Stopwatch.seconds { for _ in 0..<4 { assembler.runRound() } }
      let kinetics = KineticOperator(
        doubleWire: system, basis: basis, forms: assembler.forms())
      guard case .reached(let state) = try kinetics.steadyState() else {
        return print("  no steady state")
      }
      line("assembled, \(points)", state, assembly)
      var adapted = samplers
      let learning = Stopwatch.seconds { adapted = adapt(to: kinetics.table(of: state)) }
      for (name, list, start) in [
        ("polished, \(points)", samplers, 0), ("polished, \(points), adapted", adapted, learning),
      ] {
        try polish(
          name, kinetics, state, list, after: assembler.streams, rounds: assembler.rounds,
          seconds: assembly + start)
      }
    }
    try runOnLattices()
  }

  /// As a run with `random: {points: lattice}` to 1e-5 does it: a pilot, from which the samplers learn, forms, last digits.
  private mutating func runOnLattices() throws {
    let pilot = OperatorAssembler(
      basis: basis, samplers: samplers,
      streams: BlockStreams(seed: 1, points: .sobol, blockSize: 128), threads: 2)
    var learned = samplers
    var seconds = try Stopwatch.seconds {
      pilot.runRound()
      let kinetics = KineticOperator(doubleWire: system, basis: basis, forms: pilot.forms())
      guard case .reached(let state) = try kinetics.steadyState() else { return }
      let table = kinetics.table(of: state)
      learned = onLattices(adapt(to: table), table)
    }
    let assembler = OperatorAssembler(
      basis: basis, samplers: learned,
      streams: BlockStreams(seed: 1, points: .lattice, blockSize: 128, firstRound: 1), threads: 2)
    seconds += Stopwatch.seconds { for _ in 0..<16 { assembler.runRound() } }
    let kinetics = KineticOperator(doubleWire: system, basis: basis, forms: assembler.forms())
    guard case .reached(let state) = try kinetics.steadyState() else {
      return print("  no steady state")
    }
    line("assembled, lattice", state, seconds)
    try polish(
      "polished, lattice", kinetics, state, learned, after: assembler.streams,
      rounds: assembler.rounds, seconds: seconds)
  }

  /// With random numbers that no estimate uses.
  private func onLattices(
    _ adapted: [any CollisionSampler], _ table: DistributionTable
  ) -> [any CollisionSampler] {
    zip(samplers, adapted).map { plain, sobol in
      var stream = RandomStream(
        .philox4x32,
        at: StreamAddress(
          seed: 1, purpose: .learning, wireSet: plain.process.wireSet, block: 1))
      return LatticeTrial.better(than: { sobol }, of: plain, table, isLong: true, from: &stream)
    }
  }

  private mutating func polish(
    _ name: String, _ kinetics: KineticOperator, _ state: SteadyState,
    _ samplers: [any CollisionSampler], after streams: BlockStreams, rounds: Int, seconds: Double
  ) throws {
    let stage = PolishingStage(
      distribution: kinetics.table(of: state), samplers: samplers,
      streams: streams.following(rounds: rounds), threads: 2)
    let time = try Stopwatch.seconds {
      while stage.samples < 12_000_000 { try stage.refine() }
    }
    let deficit = try kinetics.polishingDeficit(of: state)
    line(name, try kinetics.polished(state, deficit: deficit, by: stage), seconds + time)
  }

  private func adapt(to table: DistributionTable) -> [any CollisionSampler] {
    samplers.map { sampler in
      guard let triple = sampler as? TripleSampler else { return sampler }
      var stream = RandomStream(
        .philox4x32,
        at: StreamAddress(
          seed: 1, purpose: .learning, wireSet: sampler.process.wireSet, block: 0))
      return triple.adapted(to: table, samples: 32_768, from: &stream)
    }
  }

  private mutating func line(_ name: String, _ state: SteadyState, _ seconds: Double) {
    let error = state.dragResistivity.relativeError
    let product = error * error * seconds
    let first = reference ?? product
    reference = first
    JSONLine.print(
      [
        ("eps_F1", system[.one].fermiEnergy), ("rho_D", state.dragResistivity.value),
        ("error_percent", 100 * error), ("seconds", seconds), ("variance_time", product),
        ("gain", first / product),
      ], labels: [("what", name)])
  }
}
