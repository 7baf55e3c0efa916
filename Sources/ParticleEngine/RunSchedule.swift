/// When a run records, takes snapshots, and ends; everything counts in time steps.
public struct RunSchedule: Sendable, Hashable {
  /// Time between two records of the series, in hbar/T.
  public let recordInterval: Double
  /// The number of records after the one at t = 0.
  public let records: Int
  /// Records between two snapshots of g_s(k); 0 for none.
  public let recordsPerSnapshot: Int
  /// The momenta at which snapshots give g_s(k).
  public let snapshotMomenta: [Double]

  /// Plans a run.
  public init(
    recordInterval: Double, records: Int, recordsPerSnapshot: Int = 0,
    snapshotMomenta: [Double] = []
  ) {
    precondition(recordInterval > 0 && recordInterval.isFinite && records > 0)
    precondition(recordsPerSnapshot >= 0)
    self.recordInterval = recordInterval
    self.records = records
    self.recordsPerSnapshot = recordsPerSnapshot
    self.snapshotMomenta = snapshotMomenta
  }

  /// The duration of the whole run.
  public var duration: Double { recordInterval * Double(records) }
}
