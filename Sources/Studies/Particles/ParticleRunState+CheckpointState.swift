package import ParticleEngine

/// All replicas and what was recorded of them.
extension ParticleRunState: CodableCheckpointState {
  package var workDone: [Int] { [recordCount] }
}
