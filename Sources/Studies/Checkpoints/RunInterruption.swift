/// A run that was asked to stop before it was done.
public struct RunInterruption: Error, Sendable, Equatable {
  /// Where it was kept, if it was.
  public let folder: CheckpointFolder?
}
