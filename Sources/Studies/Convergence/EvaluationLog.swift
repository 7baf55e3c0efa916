import RunFiles

/// The evaluations of a convergence study in their order, those of an earlier part of it first.
///
/// A study does the same evaluations in the same order each time, whatever engine does them. So their
/// answers, and how far the one under way has come, are all that a study needs to go on from.
final class EvaluationLog {
  /// What a checkpoint holds: answers may be of any kind, so each is kept in words of its own.
  struct State: CodableCheckpointState {
    /// The answers so far.
    var answers: [[Int64]] = []
    /// How far the next evaluation had come, if it was left on its way.
    var course: [Int64]?

    var workDone: [Int] { [answers.count] }
  }

  /// What sets a study apart from other runs of its input; the number changes with the list of evaluations.
  static let facts = ["study: convergence", "list of evaluations: 2"]

  private let keeper: RunKeeper
  private let identity: RunIdentity
  private let slot: Int
  private var clock = StageClock()
  private var state = State()
  private var place = 0

  /// Reads what an earlier part of the study has left.
  /// - Throws: `RunInterruption` or `CheckpointError`.
  init(_ identity: RunIdentity, slot: Int, keeper: RunKeeper) throws {
    self.identity = identity
    self.slot = slot
    self.keeper = keeper
    var found = State()
    let earlier = try keeper.restore(identity, slot: slot) { (state: State) in found = state }
    state = found
    if let earlier { clock.addEarlier(earlier.seconds) }
  }

  /// Seconds of work, those of earlier parts of the study included.
  var seconds: Double { clock.elapsed }

  /// The answer of the next evaluation: what is in the log, or else computed and written down.
  /// - Parameter compute: is given a keeper by which it can be stopped; nothing of it is kept then.
  func next<Answer: Codable>(_ compute: (RunKeeper) throws -> Answer) throws -> Answer {
    if let answer: Answer = try known() { return answer }
    do {
      return try note(compute(RunKeeper(isInterrupted: keeper.isInterrupted)))
    } catch let interruption as RunInterruption where interruption.folder == nil {
      try roundEnded(state)
      throw interruption
    }
  }

  /// The same for an evaluation in steps, which goes on from where it was left.
  func nextInSteps<Evaluation: SteppedEvaluation>(
    _ begin: () throws -> Evaluation
  ) throws -> Evaluation.Answer {
    if let answer: Evaluation.Answer = try known() { return answer }
    var evaluation = try begin()
    if let course = state.course {
      try keeper.use {
        try evaluation.restore(WordDecoder.value(Evaluation.Course.self, from: course))
      }
      state.course = nil
    }
    while true {
      if let answer = try evaluation.advance(isStopped: keeper.isInterrupted) {
        return try note(answer)
      }
      try roundEnded(
        State(answers: state.answers, course: WordEncoder.words(of: evaluation.course)))
    }
  }

  /// Writes the log of a finished study.
  func end() { keeper.pointEnded({ checkpoint($0, state) }, slot: slot) }

  private func known<Answer: Decodable>() throws -> Answer? {
    guard place < state.answers.count else { return nil }
    defer { place += 1 }
    return try keeper.use { try WordDecoder.value(Answer.self, from: state.answers[place]) }
  }

  private func note<Answer: Encodable>(_ answer: Answer) throws -> Answer {
    state.answers.append(try WordEncoder.words(of: answer))
    place += 1
    try roundEnded(state)
    return answer
  }

  private func roundEnded(_ state: @autoclosure () throws -> State) throws {
    try keeper.roundEnded({ checkpoint($0, try state()) }, slot: slot)
  }

  private func checkpoint(_ stage: CheckpointStage, _ state: State) -> RunCheckpoint<State> {
    RunCheckpoint(identity: identity, stage: stage, state: state, seconds: clock.elapsed)
  }
}
