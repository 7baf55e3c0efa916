public import Ranks

/// A run that was asked to stop before it was done.
public struct RunInterruption: Error, Sendable, Equatable {
  /// Where it was kept, if it was.
  public let file: CheckpointFile?
  /// Whether its time is up, on any rank.
  public let isTimeUp: Bool

  /// Says where the run was kept, and why it stops.
  package init(file: CheckpointFile?, isTimeUp: Bool = false) {
    self.file = file
    self.isTimeUp = isTimeUp
  }
}

/// Sees to it that a run survives: reads what is there, writes checkpoints, and stops when asked to.
///
/// Where several ranks share a run, all of them read, one writes, and they stop together. Points that are worked on at
/// the same time share a keeper.
public final class CheckpointKeeper: Sendable {
  /// What is kept of a point that is finished.
  public enum Samples: Sendable {
    /// What came of it, where it can be told from the answer alone.
    case dropped
    /// Its samples as well: more can be added to them.
    case kept
  }

  let store: CheckpointStore
  /// What is kept of points that are finished.
  let samples: Samples
  /// The processes that share the run.
  public let ranks: RankGroup
  /// Between checkpoints of a point.
  let interval: Duration
  /// Whether the run was asked to stop; may be asked at any time, on any thread.
  let isInterrupted: @Sendable () -> Bool
  /// The same for whoever shares a run among ranks.
  package var isAsked: Bool { isInterrupted() }
  /// Whether its time is up.
  package var isTimeUp: Bool { deadline?.isDue == true }
  /// When the run has to have ended, if there is such a moment.
  let deadline: Deadline?
  /// Where the tasks tell how far they are.
  package let board: StandingBoard
  let warn: @Sendable (String) -> Void
  /// Where checkpoints go that the leader of several ranks writes.
  let post: RankPost?

  /// Prepares a keeper.
  /// - Parameters:
  ///   - file: where checkpoints go; nil keeps nothing.
  ///   - source: what the run goes on from; nil starts anew.
  ///   - samples: what is kept of points that are finished.
  ///   - interval: seconds between checkpoints.
  ///   - isInterrupted: asked after every round; true ends the run with `RunInterruption`.
  ///   - deadline: when the run has to have ended; it is stopped in time for its last checkpoint.
  ///   - ranks: the processes that share the run.
  ///   - warn: told of a checkpoint that could not be written; the run goes on.
  public init(
    file: CheckpointFile? = nil, resuming source: CheckpointFile? = nil,
    samples: Samples = .dropped, interval: Double = 60,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    deadline: Deadline? = nil, ranks: RankGroup = .alone,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    precondition(interval >= 0)
    store = CheckpointStore(file, resuming: source)
    self.samples = samples
    self.interval = .seconds(interval)
    self.isInterrupted = { isInterrupted() || deadline?.isDue == true }
    self.deadline = deadline
    board = StandingBoard(ranks.isLeader && file != nil ? store : nil)
    self.ranks = ranks
    self.warn = warn
    post = nil
  }

  /// The same keeper for a point that is also left where it is for another reason.
  package func stopping(if isLeft: @escaping @Sendable () -> Bool) -> CheckpointKeeper {
    let isInterrupted = isInterrupted
    return CheckpointKeeper(self, ranks, post) { isInterrupted() || isLeft() }
  }

  init(
    _ other: CheckpointKeeper, _ ranks: RankGroup, _ post: RankPost?,
    isInterrupted: @escaping @Sendable () -> Bool
  ) {
    store = other.store
    samples = other.samples
    interval = other.interval
    self.isInterrupted = isInterrupted
    deadline = other.deadline
    board = other.board
    warn = other.warn
    self.ranks = ranks
    self.post = post
  }

  /// Where checkpoints are written; without one nothing is kept.
  public var file: CheckpointFile? { store.file }

  /// Whether the run writes where it goes on from.
  var isInPlace: Bool { store.file == store.source }

  /// Makes room for a run that starts anew, or opens what it goes on from.
  /// - Parameters:
  ///   - tasks: the number of points, or of seeds of all points.
  ///   - study: what is computed, in words.
  public func begin(tasks: Int, study: String = "") throws {
    guard file != nil else { return }
    try lead {
      if let message = try store.begin() { warn(message) }
    }
    // All look before anything new is written.
    if !ranks.isLeader { try store.look() }
    ranks.wait()
    if ranks.isLeader { board.begin(study, total: tasks) }
  }

  /// Lets the leader do what the others wait for.
  private func lead(_ work: () throws -> Void) throws {
    defer { ranks.wait() }
    if ranks.isLeader { try work() }
  }

  /// Ends the run here if it was asked to stop.
  /// - Throws: `RunInterruption`.
  func checkInterruption() throws {
    if ranks.any(isInterrupted()) { throw interruption }
  }

  /// What ends the run here; all ranks ask for it together.
  private var interruption: RunInterruption {
    RunInterruption(file: file, isTimeUp: ranks.any(isTimeUp))
  }

  /// Reads what was left of a point; nil if it starts anew.
  /// - Throws: `RunInterruption`, `CheckpointError`, or what reading the file throws.
  func load(_ name: String, of identity: RunIdentity) throws -> Checkpoint? {
    try checkInterruption()
    return try store.load(name, of: identity)
  }

  /// Takes something out of what was restored; if that cannot be done, the checkpoint is to blame.
  /// - Throws: `CheckpointError` with the reason.
  func use<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch is DecodingError {
      throw CheckpointError.damaged(path: store.source?.path ?? "")
    } catch {
      throw CheckpointError.unusable(path: store.source?.path ?? "", reason: "\(error)")
    }
  }

  /// Writes a checkpoint if it is time, or stops the run if it was interrupted.
  /// - Returns: Whether there was time for one.
  /// - Throws: `RunInterruption`; `FileError` if an interrupted run cannot be written, and what making
  ///   the checkpoint throws.
  func roundEnded(
    as name: String, lastSaved: ContinuousClock.Instant, _ checkpoint: () throws -> Checkpoint
  ) throws -> Bool {
    if ranks.any(isInterrupted()) {
      guard file != nil else { throw interruption }
      // All ranks put the state together, one writes it.
      let last = try checkpoint()
      if ranks.isLeader { try keep(last, as: name, isLast: true) }
      board.close()
      ranks.wait()
      throw interruption
    }
    guard file != nil, ranks.leader(says: .now - lastSaved >= interval) else { return false }
    save(try checkpoint(), as: name)
    return true
  }

  /// Writes a checkpoint; if that fails the run goes on.
  func save(_ checkpoint: Checkpoint, as name: String) {
    guard file != nil, ranks.isLeader else { return }
    let start = ContinuousClock.now
    do {
      try keep(checkpoint, as: name, isLast: false)
    } catch {
      // The run itself is well: it goes on, and tries again after another interval.
      warn("\(error); the last good checkpoint is intact, the run goes on")
    }
    deadline?.saved(in: .now - start)
  }

  private func keep(_ checkpoint: Checkpoint, as name: String, isLast: Bool) throws {
    if let post, !post.ranks.isLeader {
      post.write(.checkpoint, checkpoint.piece(name))
    } else {
      try store.save(checkpoint, as: name, isLast: isLast)
    }
  }

  /// Says, once, that the samples of finished points are missed.
  func noteMissingSamples() {
    guard store.isFirstMiss() else { return }
    warn(
      "what is asked of finished points has changed, and their samples were not kept (--keep-samples does): they are computed anew"
    )
  }
}
