/// All that a replica needs to go on: the same state continues to the same bits.
///
/// A plain value of numbers and columns. Random numbers are addressed by the number of the step, so no
/// generator state belongs to it.
public struct ParticleState: Sendable, Hashable, Codable {
  /// Which independent repetition this is.
  public let replica: UInt32
  /// The number of steps done.
  public internal(set) var step: UInt32 = 0
  /// The particles.
  public internal(set) var ensemble: ParticleEnsemble
  /// Momentum given to wire 1 by each process since the beginning, per length; wire 2 got the opposite.
  public internal(set) var transferred: [Double]
  /// Momentum given by the fields to each wire since the beginning, per length.
  public internal(set) var driven: [Double] = [0, 0]
  /// What happened to the particles.
  public internal(set) var counters = EnsembleCounters()

  /// A state before the first step.
  init(replica: UInt32, ensemble: ParticleEnsemble, processes: Int) {
    self.replica = replica
    self.ensemble = ensemble
    transferred = Array(repeating: 0, count: processes)
  }
}
