/// A point that was left while it was being computed, or after: all that is needed to go on.
package struct RunCheckpoint<State: CheckpointState>: Sendable, Equatable {
  /// What the state depends on.
  package let identity: RunIdentity
  /// How far the point had come.
  package let stage: CheckpointStage
  /// What was computed.
  package let state: State
  /// Seconds of work that went into it.
  package let seconds: Double

  /// Puts a checkpoint together.
  package init(identity: RunIdentity, stage: CheckpointStage, state: State, seconds: Double) {
    self.identity = identity
    self.stage = stage
    self.state = state
    self.seconds = seconds
  }
}
