package import KineticOperator
import RunFiles

/// A point that was left while it was being sampled, or after: all that is needed to go on.
package struct RunCheckpoint: Sendable, Equatable {
  /// How far the point had come.
  package enum Stage: String, Sendable {
    /// More samples were wanted.
    case sampling
    /// The answer was good enough.
    case finished
  }

  /// What the samples depend on.
  package let identity: RunIdentity
  /// How far the point had come.
  package let stage: Stage
  /// The samples.
  package let state: AssemblerState
  /// The scalar samples, where polishing had begun.
  package let polishing: PolishingState?
  /// Seconds of work that went into them.
  package let seconds: Double

  /// Puts a checkpoint together.
  package init(
    identity: RunIdentity, stage: Stage, state: AssemblerState,
    polishing: PolishingState? = nil, seconds: Double
  ) {
    self.identity = identity
    self.stage = stage
    self.state = state
    self.polishing = polishing
    self.seconds = seconds
  }
}
