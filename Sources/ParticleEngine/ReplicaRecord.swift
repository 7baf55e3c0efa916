/// What was recorded of one replica, column by column; row 0 is t = 0.
public struct ReplicaRecord: Sendable, Hashable, Codable {
  /// Number, current (momentum) and kinetic energy: `moments[power][wire][row]`.
  public internal(set) var moments: [[[Double]]]
  /// Momentum given to wire 1 since t = 0: `transferred[process][row]`.
  public internal(set) var transferred: [[Double]]
  /// Momentum given by the field since t = 0: `driven[wire][row]`.
  public internal(set) var driven: [[Double]] = [[], []]
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
      driven[wire].append(state.driven[wire])
    }
    for process in transferred.indices {
      transferred[process].append(state.transferred[process])
    }
    population.append(Double(state.ensemble.count))
    absoluteWeight.append(state.ensemble.absoluteWeight)
  }
}
