public import Ranks

/// A run that was asked to stop before it was done.
public struct RunInterruption: Error, Sendable, Equatable {
  /// Where it was kept, if it was.
  public let folder: CheckpointFolder?
}

/// Sees to it that a run survives: reads what is there, writes checkpoints, and stops when asked to.
///
/// Where several ranks share a run, all of them read, one writes, and they stop together. Points that are worked on at
/// the same time share a keeper.
public final class CheckpointKeeper: Sendable {
  /// Where checkpoints are written; without one nothing is kept.
  public let folder: CheckpointFolder?
  /// The processes that share the run.
  public let ranks: RankGroup
  let source: CheckpointFolder?
  /// Between checkpoints of a point.
  let interval: Duration
  /// Whether the run was asked to stop; may be asked at any time, on any thread.
  let isInterrupted: @Sendable () -> Bool
  /// When the run has to have ended, if there is such a moment.
  let deadline: Deadline?
  /// Where the tasks tell how far they are.
  package let board: StandingBoard
  private let warn: @Sendable (String) -> Void

  /// Prepares a keeper.
  /// - Parameters:
  ///   - folder: where checkpoints go; nil keeps nothing.
  ///   - source: what the run goes on from; nil starts anew.
  ///   - interval: seconds between checkpoints.
  ///   - isInterrupted: asked after every round; true ends the run with `RunInterruption`.
  ///   - deadline: when the run has to have ended; it is stopped in time for its last checkpoint.
  ///   - ranks: the processes that share the run.
  ///   - warn: told of a checkpoint that could not be written; the run goes on.
  public init(
    folder: CheckpointFolder? = nil, resuming source: CheckpointFolder? = nil,
    interval: Double = 60, isInterrupted: @escaping @Sendable () -> Bool = { false },
    deadline: Deadline? = nil, ranks: RankGroup = .alone,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    precondition(interval >= 0)
    self.folder = folder
    self.source = source
    self.interval = .seconds(interval)
    self.isInterrupted = { isInterrupted() || deadline?.isDue == true }
    self.deadline = deadline
    board = StandingBoard(ranks.isLeader ? folder : nil)
    self.ranks = ranks
    self.warn = warn
  }

  /// The same keeper for a point that is also left where it is for another reason.
  package func stopping(if isLeft: @escaping @Sendable () -> Bool) -> CheckpointKeeper {
    let isInterrupted = isInterrupted
    return CheckpointKeeper(self) { isInterrupted() || isLeft() }
  }

  private init(_ other: CheckpointKeeper, isInterrupted: @escaping @Sendable () -> Bool) {
    folder = other.folder
    source = other.source
    interval = other.interval
    self.isInterrupted = isInterrupted
    deadline = other.deadline
    board = other.board
    ranks = other.ranks
    warn = other.warn
  }

  /// Makes room for a run that starts anew, or tidies up for one that goes on.
  /// - Parameters:
  ///   - points: the number of sweep points.
  ///   - tasks: the number of points, or of seeds of all points.
  ///   - study: what is computed, in words.
  public func begin(points: Int, tasks: Int? = nil, study: String = "") throws {
    guard let folder else { return }
    defer { ranks.wait() }
    guard ranks.isLeader else { return }
    defer { board.begin(study, total: tasks ?? points) }
    if folder == source {
      try folder.tidy()
    } else if let aside = try folder.clear(points: points) {
      warn("an unfinished run was there; its checkpoints are now in \(aside)")
    }
  }

  /// Ends the run here if it was asked to stop.
  /// - Throws: `RunInterruption`.
  func checkInterruption() throws {
    if ranks.any(isInterrupted()) { throw RunInterruption(folder: folder) }
  }

  /// Reads what was left of a point; nil if it starts anew.
  /// - Throws: `RunInterruption`, `CheckpointError`, or what reading the file throws.
  func load(_ name: String, of identity: RunIdentity) throws -> Checkpoint? {
    try checkInterruption()
    return try source?.load(name, of: identity)
  }

  /// Takes something out of what was restored; if that cannot be done, the checkpoint is to blame.
  /// - Throws: `CheckpointError` with the reason.
  func use<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch is DecodingError {
      throw CheckpointError.incomplete(
        path: source?.path ?? "", missing: "a state that can be read")
    } catch {
      throw CheckpointError.unusable(path: source?.path ?? "", reason: "\(error)")
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
      guard let folder else { throw RunInterruption(folder: nil) }
      // All ranks put the state together, one writes it.
      let last = try checkpoint()
      if ranks.isLeader { try folder.save(last, as: name) }
      board.close()
      ranks.wait()
      throw RunInterruption(folder: folder)
    }
    guard folder != nil, ranks.leader(says: .now - lastSaved >= interval) else { return false }
    save(try checkpoint(), as: name)
    return true
  }

  /// Writes a checkpoint; if that fails the run goes on.
  func save(_ checkpoint: Checkpoint, as name: String) {
    guard let folder, ranks.isLeader else { return }
    let start = ContinuousClock.now
    do {
      try folder.save(checkpoint, as: name)
    } catch {
      // The run itself is well: it goes on, and tries again after another interval.
      warn("\(error); the last good checkpoint is intact, the run goes on")
    }
    deadline?.saved(in: .now - start)
  }
}
