public import Collisions
public import Input
public import KineticOperator
import RandomStreams
package import Ranks
import Statistics
import WirePhysics

/// What a configuration asks for, made concrete: the knots, the splines and one sampler per process.
public struct RunPlan: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The knots.
  public let grid: MomentumGrid
  /// The splines of the odd distributions that fields drive.
  public let basis: SplineBasis
  /// One sampler per process with a strength that is not zero.
  public let samplers: [any CollisionSampler]

  /// Makes the plan.
  /// - Parameters:
  ///   - configuration: what is asked for.
  ///   - samplingLimit: the largest momentum that samplers propose, in sqrt(mT); without one, the reach of
  ///     the knots. Plans with the same limit draw the same collisions whatever their splines are.
  ///   - regularization: the subtraction window and the guard of mixed three-particle collisions.
  /// - Throws: `GSLError` if the splines cannot be made, `RunError` if the forms do not fit into memory.
  public init(
    _ configuration: RunConfiguration, samplingLimit: Double? = nil,
    regularization: PoleRegularization = .init()
  ) throws {
    self.configuration = configuration
    let settings = configuration.solve.basis
    let system = configuration.doubleWire
    let wires = WireIndex.allCases.map { system[$0] }
    let cutoff =
      switch settings.cutoff {
      case .automatic: MomentumGrid.automaticCutoff(for: wires)
      case .momentum(let value): value
      }
    grid = MomentumGrid(
      intervals: settings.intervals, cutoff: cutoff,
      spacing: settings.spacing == .uniform ? .uniform : .auto, wires: wires)
    basis = try SplineBasis(grid: grid, degree: settings.degree, parity: .odd)
    samplers = Self.samplers(
      configuration.collisions, system, limit: samplingLimit ?? grid.reach,
      regularization: regularization)
    try checkMemory()
  }

  /// The samples of a process in one block; on lattices, and to find one's way, fewer are worth looking at.
  static let blockSize = (usual: 512, small: 128)

  /// An empty assembler; if a number of samples is given, whole rounds come as close to it as they can.
  ///
  /// Without a basis it is that of the plan, and so are the samplers; where none of these is one for lattices, points are Sobol's.
  package func assembler(
    basis: SplineBasis? = nil, samplers: [any CollisionSampler]? = nil, samples: Int? = nil,
    isPilot: Bool = false, replica: UInt32, after rounds: Int = 0, threads: Int,
    ranks: RankGroup = .alone
  ) -> OperatorAssembler {
    let samplers = samplers ?? self.samplers
    var points = configuration.random.points
    if points == .lattice, !samplers.contains(where: { $0 is any SmoothSampler }) {
      points = .sobol
    }
    func streams(_ block: Int) -> BlockStreams {
      BlockStreams(
        generator: configuration.random.generator, seed: configuration.random.seed,
        replica: replica, points: points, blockSize: block,
        firstRound: rounds)
    }
    func samplesPerRound(_ block: Int) -> Int {
      let streams = streams(block)
      return samplers.reduce(0) { $0 + streams.blockSize(of: $1) } * OperatorAssembler.batchCount
    }
    var block = isPilot || points == .lattice ? Self.blockSize.small : Self.blockSize.usual
    if let samples {
      let rounds = (Double(samples) / Double(samplesPerRound(block))).rounded(.up)
      let perRound = Double(samples) / rounds
      block = max(1, Int(Double(block) * perRound / Double(samplesPerRound(block))))
      while Double(samplesPerRound(block)) < perRound { block += 1 }
    }
    return OperatorAssembler(
      basis: basis ?? self.basis, samplers: samplers, streams: streams(block), threads: threads,
      ranks: ranks)
  }

  /// When to look at what was sampled: lattices when they are complete.
  func checkSchedule(roundsDone: Int = 0) -> CheckSchedule {
    CheckSchedule(roundsDone: roundsDone, isByOctaves: configuration.random.points == .lattice)
  }

  private static func samplers(
    _ collisions: CollisionSettings, _ system: DoubleWire, limit: Double,
    regularization: PoleRegularization
  ) -> [any CollisionSampler] {
    var samplers: [any CollisionSampler] = []
    if collisions.pairs > 0 {
      samplers.append(PairSampler(system, strength: collisions.pairs, limit: limit))
    }
    switch collisions.triples {
    case .none: break
    case .softModel(let model): samplers += soft(model, system, limit: limit)
    case .microscopic(let intrawire, let mixed):
      samplers += collisions.tripleSets.filter { !TripleAmplitude(wires: $0, of: system).vanishes }
        .map { wires in
          TripleSampler(
            wires: wires, of: system, strength: Set(wires).count == 1 ? intrawire : mixed,
            limit: limit, regularization: regularization)
        }
    }
    return samplers
  }

  private static func soft(
    _ model: SoftModelSettings, _ system: DoubleWire, limit: Double
  ) -> [any CollisionSampler] {
    let constants = model.constants(pairDiffusion: system.pairDiffusion)
    var samplers: [any CollisionSampler] = []
    for wire in WireIndex.allCases where constants.lambda[wire] > 0 {
      samplers.append(
        SoftSampler(
          intrawire: wire, of: system, lambda: constants.lambda[wire], length: model.length,
          limit: limit))
    }
    if constants.mu1 > 0 {
      samplers.append(
        SoftSampler(interwire: system, mu1: constants.mu1, length: model.length, limit: limit))
    }
    return samplers
  }
}
