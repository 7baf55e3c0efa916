import Collisions
import Input
import KineticOperator
import Ranks
import Statistics

/// The polishing of one point: a steady state from few samples, and scalar samples for its last digits.
struct PolishingRun {
  /// How much of the error wanted may come from what is uncertain of the deficit when polishing starts.
  ///
  /// Scalar samples have to be more by a third then; waiting until it no longer counts takes several times the samples of the forms.
  private static let largestUncertainty = 0.5
  /// The target error below which samples are so many that it pays to learn longer.
  private static let longTarget = 5e-4

  let kinetics: KineticOperator
  let state: SteadyState
  let stage: PolishingStage
  private let deficit: Estimate

  /// Prepares the polishing of a steady state, if it is good enough for a target error.
  /// - Parameter areLearned: whether the samplers of the assembler have learned before.
  /// - Returns: nil if more samples of the operator are needed first, or where it must not be polished.
  init?(
    of state: SteadyState, _ kinetics: KineticOperator, assembler: OperatorAssembler,
    areLearned: Bool, settings: SolveSettings, threads: Int, ranks: RankGroup
  ) throws {
    guard settings.polish == .auto, case .targetError(let target) = settings.stop else {
      return nil
    }
    deficit = try kinetics.polishingDeficit(of: state)
    // The bias by the jackknife is the deficit unless some of g is so uncertain that its error is not linear in that of the forms.
    let uncertain = max(
      KineticOperator.uncertainty(ofDeficit: deficit), abs(state.jackknife.bias - deficit.value))
    guard uncertain <= Self.largestUncertainty * target * state.S.value else { return nil }
    self.kinetics = kinetics
    self.state = state
    let table = kinetics.table(of: state)
    let learning = SamplerLearning(
      streams: assembler.streams, triesLattices: false, isLong: target < Self.longTarget,
      threads: threads)
    stage = PolishingStage(
      distribution: table,
      samplers: areLearned
        ? assembler.samplers
        : learning.adapted(assembler.samplers, to: table, after: assembler.rounds),
      streams: assembler.streams.following(rounds: assembler.rounds), threads: threads,
      ranks: ranks)
  }

  /// The steady state with the last digits as they are now.
  func polished() throws -> SteadyState {
    try kinetics.polished(state, deficit: deficit, by: stage)
  }
}
