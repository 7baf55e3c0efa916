public import Ranks
import RunFiles

/// Sees to it that a run survives: reads what is there, writes checkpoints, and stops when asked to.
///
/// Where several ranks share a run, all of them read, one writes, and they stop together.
public final class RunKeeper {
  /// Where checkpoints are written; without one nothing is kept.
  public let folder: CheckpointFolder?
  /// The processes that share the run.
  public let ranks: RankGroup
  private let source: CheckpointFolder?
  private let interval: Double
  /// Whether the run was asked to stop; may be asked at any time, on any thread.
  let isInterrupted: @Sendable () -> Bool
  private let warn: (String) -> Void
  private let clock = ContinuousClock()
  private var lastSaved: ContinuousClock.Instant
  /// The work in what was restored last, if that was finished: without any more its file stands.
  private var finishedWork: [Int]?

  /// Prepares a keeper.
  /// - Parameters:
  ///   - folder: where checkpoints go; nil keeps nothing.
  ///   - source: what the run goes on from; nil starts anew.
  ///   - interval: seconds between checkpoints.
  ///   - isInterrupted: asked after every round; true ends the run with `RunInterruption`.
  ///   - ranks: the processes that share the run.
  ///   - warn: told of a checkpoint that could not be written; the run goes on.
  public init(
    folder: CheckpointFolder? = nil, resuming source: CheckpointFolder? = nil,
    interval: Double = 60, isInterrupted: @escaping @Sendable () -> Bool = { false },
    ranks: RankGroup = .alone,
    warn: @escaping (String) -> Void = { _ in }
  ) {
    precondition(interval >= 0)
    self.folder = folder
    self.source = source
    self.interval = interval
    self.isInterrupted = isInterrupted
    self.ranks = ranks
    self.warn = warn
    lastSaved = clock.now
  }

  /// Makes room for a run that starts anew, or tidies up for one that goes on.
  /// - Parameter slots: the number of its parts with a checkpoint each, such as sweep points.
  public func begin(slots: Int) throws {
    guard let folder else { return }
    defer { ranks.wait() }
    guard ranks.isLeader else { return }
    if folder == source {
      try folder.tidy()
    } else if let aside = try folder.clear(slots: slots) {
      warn("an unfinished run was there; its checkpoints are now in \(aside)")
    }
  }

  /// Brings a point to where it was left.
  /// - Parameter take: takes the state, or throws the reason why it cannot.
  /// - Returns: What was left; nil if the point starts anew.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func restore<State: CheckpointState>(
    _ identity: RunIdentity, slot: Int, into take: (State) throws -> Void
  ) throws -> RunCheckpoint<State>? {
    if ranks.any(isInterrupted()) { throw RunInterruption(folder: folder) }
    finishedWork = nil
    let found: RunCheckpoint<State>? = try source?.load(slot: slot, of: identity)
    guard let checkpoint = found else { return nil }
    try use { try take(checkpoint.state) }
    if checkpoint.stage == .finished { finishedWork = checkpoint.state.workDone }
    return checkpoint
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
  /// - Throws: `RunInterruption`; `FileError` if an interrupted run cannot be written, and what making
  ///   the checkpoint throws.
  func roundEnded(
    _ checkpoint: (CheckpointStage) throws -> RunCheckpoint<some CheckpointState>, slot: Int
  ) throws {
    if ranks.any(isInterrupted()) {
      guard let folder else { throw RunInterruption(folder: nil) }
      // All ranks put the state together, one writes it.
      let last = try checkpoint(.sampling)
      if ranks.isLeader { try folder.save(last, slot: slot) }
      ranks.wait()
      throw RunInterruption(folder: folder)
    }
    guard ranks.leader(says: clock.now - lastSaved >= .seconds(interval)) else { return }
    save(try checkpoint(.sampling), slot: slot)
  }

  /// Writes the checkpoint of a finished point, from which it can go on to a better answer.
  func pointEnded(
    _ checkpoint: (CheckpointStage) -> RunCheckpoint<some CheckpointState>, slot: Int
  ) {
    guard let folder else { return }
    let finished = checkpoint(.finished)
    let isKept = folder == source && finishedWork == finished.state.workDone
    if !isKept { save(finished, slot: slot) }
  }

  private func save(_ checkpoint: RunCheckpoint<some CheckpointState>, slot: Int) {
    guard let folder, ranks.isLeader else { return }
    do {
      try folder.save(checkpoint, slot: slot)
    } catch {
      // The run itself is well: it goes on, and tries again after another interval.
      warn("\(error); the last good checkpoint is intact, the run goes on")
    }
    lastSaved = clock.now
  }
}
