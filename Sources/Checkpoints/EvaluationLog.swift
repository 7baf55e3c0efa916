/// The evaluations of a point of a study in their order, those of an earlier part of the run first.
///
/// A study does the same evaluations in the same order each time. So what came of them, and how far the one
/// under way has come, is all that it needs to go on from. An answer that can be kept is kept itself; of any other
/// evaluation its course is, from which it can also go on to a better answer.
public final class EvaluationLog {
  /// An evaluation that was begun.
  package struct Record: Codable, Equatable, Sendable {
    /// What was evaluated, in words: another key begins anew.
    package let key: String
    /// Whether the words are those of the answer.
    package let isAnswer: Bool
    /// The answer or the course.
    package let words: [Int64]

    /// Notes an evaluation.
    package init(key: String, isAnswer: Bool, words: [Int64]) {
      self.key = key
      self.isAnswer = isAnswer
      self.words = words
    }
  }

  /// The stages and the seconds of this point, those of an earlier part of the run included.
  public let clock: StageClock
  private let name: String
  private let identity: RunIdentity
  private let keeper: CheckpointKeeper
  private let looks: LookClock
  private var lastSaved = ContinuousClock.now
  private let earlier: Checkpoint?
  private var records: [Record]
  private var place = 0
  /// The last evaluation that came to its end, not yet in words: nobody may want them.
  private var unwritten: (place: Int, record: () throws -> Record)?

  /// Reads what an earlier part of the run has left.
  /// - Parameters:
  ///   - name: what the checkpoint of this point is called.
  ///   - identity: what its samples depend on.
  ///   - keeper: reads and writes checkpoints.
  /// - Throws: `RunInterruption` or `CheckpointError`.
  public init(_ name: String, identity: RunIdentity, keeper: CheckpointKeeper) throws {
    self.name = name
    self.identity = identity
    self.keeper = keeper
    looks = LookClock(keeper.deadline)
    earlier = try keeper.load(name, of: identity)
    records = earlier?.records ?? []
    clock = StageClock()
    // Seconds of an answer that is of no use are lost.
    if let earlier, !earlier.records.isEmpty { clock.addEarlier(earlier.seconds) }
  }

  /// Takes something out of what was restored; if that cannot be done, the checkpoint is to blame.
  /// - Throws: `CheckpointError` with the reason.
  public func restoring(_ work: () throws -> Void) throws { try keeper.use(work) }

  /// Whether an earlier part of the run had finished this point, with all that is asked now.
  package private(set) var wasFinished = false

  /// What an earlier part of the run has answered, if just the same was asked.
  /// - Parameter question: a hash of all on which the answer depends.
  package func known(_ question: UInt64) -> [UInt8]? {
    guard let earlier, let answer = earlier.answer else { return nil }
    if answer.question == question {
      wasFinished = true
      return answer.bytes
    }
    if records.isEmpty { keeper.noteMissingSamples() }
    return nil
  }

  /// Whether the run was asked to stop; may be asked at any time, on any thread.
  public var isStopped: @Sendable () -> Bool {
    let (looks, isInterrupted) = (looks, keeper.isInterrupted)
    return {
      looks.note()
      return isInterrupted()
    }
  }

  /// What comes of the next evaluation, of which the course is kept.
  /// - Parameter key: the evaluation in words.
  public func answer<E: Evaluation>(to key: String, _ evaluation: E) throws -> E.Answer {
    var evaluation = evaluation
    return try finish(&evaluation, key)
  }

  /// What came of the next evaluation, if that is known already; else it is done, and its answer is kept.
  /// - Parameters:
  ///   - key: the evaluation in words.
  ///   - begin: the evaluation from its beginning, where it is needed.
  public func kept<E: Evaluation>(
    _ key: String, _ begin: () throws -> E
  ) throws -> E.Answer where E.Answer: Codable {
    if let known = next(key), known.isAnswer {
      place += 1
      return try keeper.use { try WordDecoder.value(E.Answer.self, from: known.words) }
    }
    var evaluation = try begin()
    let answer = try finish(&evaluation, key)
    if keeper.file != nil {
      unwritten = nil
      set(place - 1, Record(key: key, isAnswer: true, words: try WordEncoder.words(of: answer)))
    }
    return answer
  }

  /// The same for work in one piece.
  public func computed<Answer: Codable>(
    _ key: String, _ compute: () throws -> Answer
  ) throws -> Answer {
    try withoutActuallyEscaping(compute) { compute in
      try kept(key) { WholeEvaluation(compute: compute) }
    }
  }

  /// Writes down that this point is done, with all of its evaluations.
  public func end() throws {
    try settle()
    wasFinished = earlier?.stage == .finished && earlier?.records == records
    if wasFinished && keeper.isInPlace { return }
    keeper.save(checkpoint(.finished), as: name)
  }

  /// Writes down what came of this point; its evaluations as well if they are wanted.
  /// - Parameter question: a hash of all on which the answer depends.
  package func end(answering question: UInt64, _ bytes: [UInt8]) throws {
    // The evaluation that is not in words holds the context that holds this log.
    defer { unwritten = nil }
    if wasFinished && keeper.isInPlace { return }
    let isSampled = keeper.samples == .kept
    if isSampled { try settle() }
    keeper.save(
      Checkpoint(
        identity: identity, stage: .finished, records: isSampled ? records : [],
        answer: .init(question: question, bytes: bytes),
        seconds: wasFinished ? earlier?.seconds ?? 0 : clock.elapsed), as: name)
  }

  /// The record of the next evaluation; one with another key, and all behind it, are of no use.
  private func next(_ key: String) -> Record? {
    guard place < records.count else { return nil }
    if records[place].key != key { records.removeSubrange(place...) }
    return place < records.count ? records[place] : nil
  }

  private func finish<E: Evaluation>(_ evaluation: inout E, _ key: String) throws -> E.Answer {
    try settle()
    try keeper.checkInterruption()
    if let known = next(key) {
      try keeper.use {
        try evaluation.restore(WordDecoder.value(E.Course.self, from: known.words))
      }
    }
    while true {
      let answer = try evaluation.advance()
      let current = evaluation
      let record = {
        Record(key: key, isAnswer: false, words: try WordEncoder.words(of: current.course))
      }
      looks.note()
      let isSaved = try keeper.roundEnded(as: name, lastSaved: lastSaved) {
        set(place, try record())
        return checkpoint(.sampling)
      }
      if isSaved { lastSaved = .now }
      guard let answer else { continue }
      if keeper.file != nil { unwritten = (place, record) }
      place += 1
      return answer
    }
  }

  private func set(_ place: Int, _ record: Record) {
    if place < records.count { records[place] = record } else { records.append(record) }
  }

  /// Puts the last evaluation into words.
  private func settle() throws {
    if let unwritten { set(unwritten.place, try unwritten.record()) }
    unwritten = nil
  }

  private func checkpoint(_ stage: Checkpoint.Stage) -> Checkpoint {
    Checkpoint(identity: identity, stage: stage, records: records, seconds: clock.elapsed)
  }
}

/// Work that is done in one step.
private struct WholeEvaluation<Answer: Codable>: Evaluation {
  let compute: () throws -> Answer
  var course: Bool { false }

  mutating func restore(_ course: Bool) {}

  mutating func advance() throws -> Answer? { try compute() }
}
