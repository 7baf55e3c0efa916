import Checkpoints
import Collisions
import Input
import KineticOperator
import RandomStreams
import Ranks
import WirePhysics

/// What a study draws its samples with.
struct SamplingMeans {
  /// One sampler per process.
  let samplers: [any CollisionSampler]
  /// Whether they know where the collisions that matter lie.
  let areLearned: Bool
  /// Rounds that were drawn to learn that; their random numbers are left out.
  let rounds: Int
  /// Samples of these rounds, all processes together.
  let samples: Int

  /// What a plan begins with: all that is needed, where points do not lie on lattices.
  init(_ plan: RunPlan, rounds: Int = 0, samples: Int = 0) {
    samplers = plan.samplers
    areLearned = false
    self.rounds = rounds
    self.samples = samples
  }

  fileprivate init(learned samplers: [any CollisionSampler], rounds: Int, samples: Int) {
    self.samplers = samplers
    areLearned = true
    self.rounds = rounds
    self.samples = samples
  }

  /// The means for odd forms: learned from a pilot where points are to lie on lattices.
  static func forOddForms(_ plan: RunPlan, _ context: StudyContext) throws -> SamplingMeans {
    guard plan.configuration.random.points == .lattice else { return SamplingMeans(plan) }
    return try context.log.answer(to: "pilot", PilotSampling(plan, context))
  }
}

/// A short run with plain Sobol points, from whose g all samplers of the run proper learn where collisions matter, and which
/// processes are better on lattices.
///
/// Its samples count for nothing else. Where it finds no g, nothing is learned.
struct PilotSampling: Evaluation {
  /// The most rounds: where fewer find no g, they double.
  private static let mostRounds = 16

  private let plan: RunPlan
  private let context: StudyContext
  private let assembler: OperatorAssembler
  private let learning: SamplerLearning
  /// What was restored may be enough as it is.
  private var isRestored = false

  init(_ plan: RunPlan, _ context: StudyContext) {
    self.plan = plan
    self.context = context
    assembler = plan.assembler(
      isPilot: true, replica: UInt32(context.point.index), threads: context.threads,
      ranks: context.ranks)
    learning = SamplerLearning(
      streams: assembler.streams, lattices: Self.isLong(plan) ? .triedLong : .tried,
      threads: context.threads)
  }

  /// Whether lattices of more than ten thousand points are to come.
  private static func isLong(_ plan: RunPlan) -> Bool {
    let solve = plan.configuration.solve
    // Sixteen lattices for each process; to 1e-4 a few thousand points do.
    return solve.targetError.map { $0 < 1e-4 }
      ?? (solve.sampleLimit / (16 * plan.samplers.count) > 16_384)
  }

  var course: AssemblerState { assembler.state }

  mutating func restore(_ course: AssemblerState) throws {
    try assembler.restore(course)
    isRestored = assembler.rounds.nonzeroBitCount == 1
  }

  mutating func advance() throws -> SamplingMeans? {
    if !isRestored {
      context.clock.time("sampling") { assembler.runRound() }
      guard assembler.rounds.nonzeroBitCount == 1 else { return nil }
    }
    isRestored = false
    let (rounds, perRound) = (assembler.rounds, assembler.samplesPerRound)
    return try context.clock.time("learning") {
      let kinetics = KineticOperator(
        doubleWire: plan.configuration.doubleWire, basis: plan.basis, forms: assembler.forms(),
        threads: context.threads)
      guard case .reached(let state) = try kinetics.steadyState() else {
        return rounds < Self.mostRounds
          ? nil : SamplingMeans(plan, rounds: rounds, samples: rounds * perRound)
      }
      return SamplingMeans(
        learned: learning.adapted(plan.samplers, to: kinetics.table(of: state), after: rounds),
        rounds: rounds, samples: rounds * perRound)
    }
  }
}

/// How samplers learn from a first g where collisions matter, with random numbers that no estimate uses.
struct SamplerLearning {
  /// What becomes of lattices.
  enum Lattices {
    /// None are wanted.
    case left
    /// They are tried, also on long sequences if these are to come.
    case tried, triedLong
  }

  /// Orbits from which the proposals of a process learn, in each of two passes.
  ///
  /// What is learned for lattices stays, and so does what they are held against; that of a polishing is tuned to long runs.
  private var lessons: Int { lattices == .left ? 32_768 : 8192 }

  /// What the estimates draw from.
  let streams: BlockStreams
  /// Whether to look where lattices are better.
  let lattices: Lattices
  let threads: Int

  /// The samplers with proposals that suit g, those on lattices that are better there.
  /// - Parameter rounds: the rounds that g was made from.
  func adapted(
    _ samplers: [any CollisionSampler], to g: DistributionTable, after rounds: Int
  ) -> [any CollisionSampler] {
    SharedWork.map(samplers.count, threads: threads) { adapted(samplers[$0], to: g, rounds) }
  }

  private func adapted(
    _ sampler: any CollisionSampler, to g: DistributionTable, _ rounds: Int
  ) -> any CollisionSampler {
    func stream(_ first: UInt32) -> RandomStream {
      RandomStream(
        streams.generator,
        at: StreamAddress(
          seed: streams.seed, purpose: .learning, wireSet: sampler.process.wireSet,
          replica: streams.replica,
          block: first | UInt32(rounds) << 5 | UInt32(sampler.process.streamPurpose.rawValue)))
    }
    func adapted() -> any CollisionSampler {
      var stream = stream(0)
      return (sampler as? TripleSampler)?.adapted(to: g, samples: lessons, from: &stream)
        ?? sampler
    }
    guard lattices != .left else { return adapted() }
    // Rounds stay below 2^26: other random numbers.
    var latticeStream = stream(1 << 31)
    return LatticeTrial.better(
      than: adapted, of: sampler, g, isLong: lattices == .triedLong, from: &latticeStream)
  }
}
