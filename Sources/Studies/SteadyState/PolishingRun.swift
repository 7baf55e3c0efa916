import Collisions
import Input
import KineticOperator
import RandomStreams
import Ranks
import Statistics

/// The polishing of one point: a steady state from few samples, and scalar samples for its last digits.
struct PolishingRun {
  /// Orbits from which the proposals of a process learn, in each of two passes.
  private static let lessons = 32_768
  /// The largest deficit for which polishing starts, in units of the error wanted.
  ///
  /// The deficit is corrected, and a quarter of it counts as uncertain.
  private static let largestDeficit = 0.5

  let kinetics: KineticOperator
  let state: SteadyState
  let stage: PolishingStage
  private let deficit: Double

  /// Prepares the polishing of a steady state, if it is good enough for a target error.
  /// - Returns: nil if more samples of the operator are needed first, or where it must not be polished.
  init?(
    of state: SteadyState, _ kinetics: KineticOperator, assembler: OperatorAssembler,
    settings: SolveSettings, threads: Int, ranks: RankGroup
  ) throws {
    guard settings.polish == .auto, case .targetError(let target) = settings.stop else {
      return nil
    }
    deficit = try kinetics.polishingDeficit(of: state)
    guard deficit <= Self.largestDeficit * target * state.S.value else { return nil }
    self.kinetics = kinetics
    self.state = state
    let table = kinetics.table(of: state)
    let (samplers, learning, rounds) = (assembler.samplers, assembler.streams, assembler.rounds)
    stage = PolishingStage(
      distribution: table,
      samplers: SharedWork.map(samplers.count, threads: threads) {
        Self.adapted(samplers[$0], to: table, streams: learning, rounds: rounds)
      },
      streams: assembler.streams.following(rounds: assembler.rounds), threads: threads,
      ranks: ranks)
  }

  /// The steady state with the last digits as they are now.
  func polished() throws -> SteadyState {
    try kinetics.polished(state, deficit: deficit, by: stage)
  }

  private static func adapted(
    _ sampler: any CollisionSampler, to g: DistributionTable, streams: BlockStreams, rounds: Int
  ) -> any CollisionSampler {
    func stream(_ first: UInt32) -> RandomStream {
      RandomStream(
        streams.generator,
        at: StreamAddress(
          seed: streams.seed, purpose: .learning, wireSet: sampler.process.wireSet,
          replica: streams.replica,
          block: first | UInt32(rounds) << 5 | UInt32(sampler.process.streamPurpose.rawValue)))
    }
    var lessonStream = stream(0)
    let adapted: any CollisionSampler =
      (sampler as? TripleSampler)?.adapted(to: g, samples: lessons, from: &lessonStream) ?? sampler
    guard streams.points == .lattice else { return adapted }
    // Rounds stay below 2^26: other random numbers.
    var latticeStream = stream(1 << 31)
    return LatticeTrial.better(than: adapted, of: sampler, g, from: &latticeStream)
  }
}
