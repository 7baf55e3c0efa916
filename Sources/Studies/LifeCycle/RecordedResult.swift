import Input
public import ResultFiles

/// A result of which no more is kept than what it says: the same numbers in less memory, whatever the number of points.
public struct RecordedResult: StudyOutcome {
  let kind: StudyKind
  let input: InputFile
  /// One for each point, at least one, in the order of the sweep.
  let points: [PointRecord]
  /// The columns of a table of the sweep.
  let columns: [String]
  /// Which part of a run it is, if it is not the whole.
  let share: SliceShare?

  /// The result as one JSON object.
  public var json: JSONValue { contents.json }
  /// Which self-checks failed where; nil if none did.
  public var failureNotice: String? { contents.failureNotice }

  /// The result as a self-describing data set; numbers that do not exist are NaN.
  public func dataset(provenance: Provenance) -> Dataset {
    contents.dataset(provenance: provenance)
  }
  /// None: reports belong to studies that keep their answers.
  public func documents(provenance: Provenance) -> [Document] { [] }

  private var contents: ResultContents {
    ResultContents(
      kind: kind, input: input, points: PointReadings(packed: points.map(\.readings)),
      failedChecks: points.map(\.failedChecks), share: share)
  }

  /// The result for a person.
  public var summary: String {
    let title = input.configurations[0].title
    let names = input.configurations.map(\.name)
    let isSweep = !input.sweep.isEmpty
    let warnings = zip(points, names).flatMap { point, name in
      point.warnings.map { isSweep ? "\n\(name)\n\($0)" : "\n\($0)" }
    }
    return (title.isEmpty ? "" : title + "\n") + body + warnings.joined()
  }

  private var body: String {
    let rows = points.compactMap { if case .row(let row) = $0.words { row } else { nil } }
    if rows.count == points.count {
      return SweepTable(input: input, columns: columns, rows: rows).text
    }
    return zip(input.configurations, points).map { configuration, point in
      guard case .summary(let text) = point.words else { return "" }
      let name = configuration.settings.isEmpty ? "" : configuration.name + "\n"
      return name + text
    }.joined(separator: "\n\n")
  }
}
