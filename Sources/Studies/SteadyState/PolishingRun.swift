import Collisions
import Input
import KineticOperator
import Ranks
import Statistics

/// The polishing of one point: a steady state from few samples, and scalar samples for its last digits.
struct PolishingRun {
  /// The largest deficit for which polishing starts, in units of the error wanted.
  ///
  /// The deficit is corrected; what is uncertain of it is at most about one and a half times as much. From twice that deficit on, runs at
  /// eps_F/T = 20 scatter more than their errors say (280 seeds, chi-square 1.26 for each degree of freedom, with this limit 1.07).
  private static let largestDeficit = 0.5

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
    guard
      max(deficit.value, abs(state.jackknife.bias)) <= Self.largestDeficit * target * state.S.value
    else { return nil }
    self.kinetics = kinetics
    self.state = state
    let table = kinetics.table(of: state)
    let learning = SamplerLearning(
      streams: assembler.streams, lattices: .left, threads: threads)
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
