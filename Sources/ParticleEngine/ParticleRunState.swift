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

  /// Whether all replicas have the same records.
  public var isAtRecord: Bool { records.allSatisfy { $0.count == records[0].count } }

  /// The counters of all replicas together.
  public var counters: EnsembleCounters {
    var sum = EnsembleCounters()
    for replica in replicas { sum.add(replica.counters) }
    return sum
  }
}

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
  /// What happened to the particles.
  public internal(set) var counters = EnsembleCounters()

  /// A state before the first step.
  init(replica: UInt32, ensemble: ParticleEnsemble, processes: Int) {
    self.replica = replica
    self.ensemble = ensemble
    transferred = Array(repeating: 0, count: processes)
  }
}

/// What was recorded of one replica, column by column; row 0 is t = 0.
public struct ReplicaRecord: Sendable, Hashable, Codable {
  /// Number, current (momentum) and kinetic energy: `moments[power][wire][row]`.
  public internal(set) var moments: [[[Double]]]
  /// Momentum given to wire 1 since t = 0: `transferred[process][row]`.
  public internal(set) var transferred: [[Double]]
  /// The number of particles.
  public internal(set) var population: [Double] = []
  /// The sum of the magnitudes of the weights.
  public internal(set) var absoluteWeight: [Double] = []
  /// g_s at the snapshot momenta: `snapshots[snapshot][wire][momentum]`.
  public internal(set) var snapshots: [[[Double]]] = []

  init(processes: Int) {
    moments = Array(repeating: [[], []], count: 3)
    transferred = Array(repeating: [], count: processes)
  }

  /// The number of rows.
  public var count: Int { population.count }

  /// Records a state.
  mutating func append(_ state: ParticleState) {
    for wire in 0..<2 {
      let column = state.ensemble.columns[wire]
      for power in 0..<3 {
        moments[power][wire].append(column.moment(power) * (power == 2 ? 0.5 : 1))
      }
    }
    for process in transferred.indices {
      transferred[process].append(state.transferred[process])
    }
    population.append(Double(state.ensemble.count))
    absoluteWeight.append(state.ensemble.absoluteWeight)
  }
}
