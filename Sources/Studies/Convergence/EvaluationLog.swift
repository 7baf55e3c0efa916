import RunFiles

/// The evaluations of a convergence study in their order, those of an earlier part of it first.
///
/// A study does the same evaluations in the same order each time, so their results are all that a
/// study needs to go on from.
final class EvaluationLog {
  /// What a checkpoint holds.
  struct State: CodableCheckpointState {
    /// The number of samples of each evaluation, once it is known.
    var samples: Int?
    /// The results so far.
    var evaluations: [SettingsEvaluator.Evaluation] = []

    var workDone: [Int] { [evaluations.count] }
  }

  private let keeper: RunKeeper
  private let identity: RunIdentity
  private let slot: Int
  private let clock = StageClock()
  private var state = State()
  private var place = 0

  /// Reads what an earlier part of the study has left.
  /// - Throws: `RunInterruption` or `CheckpointError`.
  init(_ configuration: RunConfiguration, point: Int, keeper: RunKeeper) throws {
    self.keeper = keeper
    slot = point
    let stop = configuration.solve.stop
    identity = RunIdentity(
      configuration, point: point,
      more: ["study: convergence", "stop: \(stop)", "length of the study: \(Self.format)"])
    var found = State()
    _ = try keeper.restore(identity, slot: point) { (state: State) in found = state }
    state = found
  }

  /// Changes with the list of evaluations that a study does.
  private static let format = 1

  /// The number of samples: computed once.
  func samples(_ compute: () throws -> Int) throws -> Int {
    if let samples = state.samples { return samples }
    let samples = try compute()
    state.samples = samples
    return samples
  }

  /// The next evaluation: what is in the log, or else computed and written down.
  func next(
    _ compute: () throws -> SettingsEvaluator.Evaluation
  ) throws -> SettingsEvaluator.Evaluation {
    defer { place += 1 }
    if place < state.evaluations.count { return state.evaluations[place] }
    let evaluation = try compute()
    state.evaluations.append(evaluation)
    try keeper.roundEnded(checkpoint, slot: slot)
    return evaluation
  }

  /// Writes the log of a finished study.
  func end() { keeper.pointEnded(checkpoint, slot: slot) }

  private func checkpoint(_ stage: CheckpointStage) -> RunCheckpoint<State> {
    RunCheckpoint(identity: identity, stage: stage, state: state, seconds: clock.elapsed)
  }
}
