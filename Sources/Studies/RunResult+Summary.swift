import RunFiles
import Statistics

extension RunResult {
  /// The result for a person: the summary of a single point, or a table of the sweep.
  public var summary: String {
    let title = points[0].configuration.title
    let heading = title.isEmpty ? "" : title + "\n"
    return heading + (isSweep ? sweepTable : points[0].summary)
  }

  private var sweepTable: String {
    var table = TextTable(
      input.sweep.map(\.key.path) + [
        "rho_D", "error %", "steady state", "samples", "seconds",
      ])
    for point in points {
      let rho = point.dragResistivity
      table.add(
        point.configuration.settings.map(\.value.description) + [
          rho.map { "\($0)" } ?? "none",
          rho.map { TextTable.short(100 * $0.relativeError, digits: 3) } ?? "",
          point.steadyState + (point.isTargetReached ? "" : " (short of samples)")
            + (point.selfChecks.failed.isEmpty ? "" : " (self-checks FAILED)"),
          "\(point.samples)", TextTable.short(point.seconds, digits: 3),
        ])
    }
    return table.text
  }
}
