import ParticleEngine
import RunFiles
import WirePhysics

extension ParticleRunResult {
  /// Adds the distributions g_s(k, t) and what is needed to make occupations of them.
  func addSnapshots(to data: inout Dataset) {
    let count = points.map(\.snapshots.count).max() ?? 0
    guard count > 0 else { return }
    let lead = isSweep ? ["point"] : []
    data.add(.init("snapshot", size: count))
    data.add(.init("momentum", size: momenta.count))
    func add(_ name: String, _ dimensions: [String], _ long: String, _ unit: String, _ x: [Double])
    {
      data.add(
        DatasetVariable(name, dimensions: dimensions, values: .real(x), longName: long, units: unit)
      )
    }
    /// One row a snapshot, with rows of NaN behind the last.
    func rows(_ size: Int, _ row: (ParticleResult.Snapshot) -> [Double]) -> [Double] {
      points.flatMap { point in
        let values = point.snapshots.flatMap(row)
        return values + Array(repeating: .nan, count: count * size - values.count)
      }
    }
    add("momentum", ["momentum"], "momentum k", "sqrt(mT)", momenta)
    add(
      "snapshot_time", lead + ["snapshot"], "time of the snapshot", "hbar/T", rows(1) { [$0.time] })
    let dimensions = lead + ["snapshot", "wire", "momentum"]
    add(
      "g_snapshot", dimensions, "distribution g, mean over the replicas", "1",
      rows(2 * momenta.count) { snapshot in WireIndex.allCases.flatMap { snapshot.values[$0] } })
    add(
      "g_snapshot_error", dimensions, "its standard error", "1",
      rows(2 * momenta.count) { snapshot in
        WireIndex.allCases.flatMap { wire in
          snapshot.standardErrors[wire]
        }
      })
    add(
      "zeta_squared", ["point", "wire", "momentum"], "thermal factor zeta^2", "1",
      points.flatMap { point in
        WireIndex.allCases.flatMap { wire in
          momenta.map { point.configuration.doubleWire[wire].zetaSquared($0) }
        }
      })
  }
}
