/// All replicas of a run and what was recorded of them: a checkpoint is this value.
///
/// It continues to the same bits, on any number of threads, also from between two records.
public struct ParticleRunState: Sendable, Hashable, Codable {
  /// The state of each replica.
  public internal(set) var replicas: [ParticleState]
  /// What was recorded of each replica.
  public internal(set) var records: [ReplicaRecord]
  /// The time step the run was made with, in hbar/T.
  public let timeStep: Double

  /// The number of records after the one at t = 0 that all replicas have.
  ///
  /// A run that was stopped at once is between two records: some replicas have come to the next one.
  public var recordCount: Int { (records.map(\.count).min() ?? 1) - 1 }

  /// The counters of all replicas together.
  public var counters: EnsembleCounters {
    var sum = EnsembleCounters()
    for replica in replicas { sum.add(replica.counters) }
    return sum
  }
}
