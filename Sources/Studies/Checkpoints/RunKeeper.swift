import KineticOperator
import RunFiles

/// Sees to it that a run survives: reads what is there, writes checkpoints, and stops when asked to.
public final class RunKeeper {
  /// Where checkpoints are written; without one nothing is kept.
  public let folder: CheckpointFolder?
  private let source: CheckpointFolder?
  private let interval: Double
  private let isInterrupted: () -> Bool
  private let warn: (String) -> Void
  private let clock = ContinuousClock()
  private var lastSaved: ContinuousClock.Instant
  /// What was restored last: if it was finished and got no more samples, its file stands.
  private var restored: RunCheckpoint?

  /// Prepares a keeper.
  /// - Parameters:
  ///   - folder: where checkpoints go; nil keeps nothing.
  ///   - source: what the run goes on from; nil starts anew.
  ///   - interval: seconds between checkpoints.
  ///   - isInterrupted: asked after every round; true ends the run with `RunInterruption`.
  ///   - warn: told of a checkpoint that could not be written; the run goes on.
  public init(
    folder: CheckpointFolder? = nil, resuming source: CheckpointFolder? = nil,
    interval: Double = 60, isInterrupted: @escaping () -> Bool = { false },
    warn: @escaping (String) -> Void = { _ in }
  ) {
    precondition(interval >= 0)
    self.folder = folder
    self.source = source
    self.interval = interval
    self.isInterrupted = isInterrupted
    self.warn = warn
    lastSaved = clock.now
  }

  /// Makes room for a run that starts anew, or tidies up for one that goes on.
  func begin(pointCount: Int) throws {
    guard let folder else { return }
    if folder == source {
      try folder.tidy()
    } else if let aside = try folder.clear(pointCount: pointCount) {
      warn("an unfinished run was there; its checkpoints are now in \(aside)")
    }
  }

  /// Brings an assembler to where its point was left.
  /// - Returns: What was left; nil if the point starts anew.
  /// - Throws: `CheckpointError`, or what reading the file throws.
  func restore(_ assembler: OperatorAssembler, of identity: RunIdentity, point: Int) throws
    -> RunCheckpoint?
  {
    if isInterrupted() { throw RunInterruption(folder: folder) }
    restored = nil
    guard let source, let checkpoint = try source.load(point: point, of: identity) else {
      return nil
    }
    do {
      try assembler.restore(checkpoint.state)
    } catch {
      throw CheckpointError.unusable(path: source.path, reason: "\(error)")
    }
    restored = checkpoint
    return checkpoint
  }

  /// Brings a polishing stage to where it was left.
  /// - Throws: `CheckpointError` if what was left is of another stage.
  func restore(_ sums: PolishingState, to polishing: PolishingRun) throws {
    do {
      try polishing.stage.restore(sums)
    } catch {
      throw CheckpointError.unusable(path: source?.path ?? "", reason: "\(error)")
    }
  }

  /// Writes a checkpoint if it is time, or stops the run if it was interrupted.
  /// - Throws: `RunInterruption`; `FileError` if an interrupted run cannot be written.
  func roundEnded(_ checkpoint: (RunCheckpoint.Stage) -> RunCheckpoint, point: Int) throws {
    if isInterrupted() {
      guard let folder else { throw RunInterruption(folder: nil) }
      try folder.save(checkpoint(.sampling), point: point)
      throw RunInterruption(folder: folder)
    }
    guard clock.now - lastSaved >= .seconds(interval) else { return }
    save(checkpoint(.sampling), point: point)
  }

  /// Writes the checkpoint of a finished point, from which it can be given more samples.
  func pointEnded(_ checkpoint: (RunCheckpoint.Stage) -> RunCheckpoint, point: Int) {
    guard let folder else { return }
    let finished = checkpoint(.finished)
    let isKept =
      folder == source && restored?.stage == .finished
      && restored?.state.rounds == finished.state.rounds
      && restored?.polishing == finished.polishing
    if !isKept { save(finished, point: point) }
  }

  private func save(_ checkpoint: RunCheckpoint, point: Int) {
    guard let folder else { return }
    do {
      try folder.save(checkpoint, point: point)
    } catch {
      // The run itself is well: it goes on, and tries again after another interval.
      warn("\(error); the last good checkpoint is intact, the run goes on")
    }
    lastSaved = clock.now
  }
}
