import KineticOperator
import RunFiles

/// A point that was left while it was being sampled, or after: all that is needed to go on.
struct RunCheckpoint: Sendable, Equatable {
  /// How far the point had come.
  enum Stage: String, Sendable {
    /// More samples were wanted.
    case sampling
    /// The answer was good enough.
    case finished
  }

  /// What the samples depend on.
  let identity: RunIdentity
  /// How far the point had come.
  let stage: Stage
  /// The samples.
  let state: AssemblerState
  /// Seconds of work that went into them.
  let seconds: Double
}
