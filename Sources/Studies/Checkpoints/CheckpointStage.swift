/// How far a point of a run had come.
package enum CheckpointStage: String, Sendable {
  /// More was wanted.
  case sampling
  /// The answer was good enough.
  case finished
}
