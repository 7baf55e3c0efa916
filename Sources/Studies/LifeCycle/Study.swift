public import Checkpoints
public import Input
package import Report
public import ResultFiles

/// A question that is asked at every point of a sweep: what it needs to know, and how it is answered.
///
/// A study is a plan: made from a configuration, it refuses before any work what cannot be done. Its work is a
/// sequence of evaluations, which its context drives, keeps and stops. All else is written once, in ``StudyRunner``
/// and ``StudyResult``.
public protocol Study: SendableMetatype {
  /// What comes of it at one point.
  associatedtype Answer: StudyAnswer

  /// What the samples of a point depend on.
  func identity(at point: SweepPoint) -> RunIdentity

  /// Answers the question at one point.
  /// - Throws: `RunInterruption` if it was asked to stop, `CheckpointError` if it cannot go on from where it
  ///   was, and what its own work throws.
  func answer(in context: StudyContext) throws -> Answer

  /// How many seeds a point is computed with.
  var seedCount: Int { get }
  /// The same study with some of its seeds: number `group`, `group + groups`, ...
  func seeds(_ group: Int, of groups: Int) -> Self
}

extension Study {
  /// One seed.
  public var seedCount: Int { 1 }

  /// One seed cannot be divided.
  public func seeds(_ group: Int, of groups: Int) -> Self { self }
}

/// What a study found at one point.
public protocol StudyAnswer: Sendable {
  /// The configuration of the point.
  var configuration: RunConfiguration { get }
  /// Everything that was found, as quantities of the catalogue.
  /// - Parameter momenta: the axis that distributions of all points share, in sqrt(mT).
  func readings(along momenta: [Double]) -> Readings
  /// The answer for a person.
  var summary: String { get }
  /// Seconds of work.
  var seconds: Double { get }
  /// What failed of the checks that a run makes on itself, in words.
  var failedChecks: [String] { get }

  /// The point as a line of a table of its sweep; nil where a sweep is told point by point.
  var sweepRow: SweepRow? { get }
  /// The columns of that table.
  static func sweepColumns(_ configuration: RunConfiguration) -> [String]

  /// The result of all points for a person.
  static func summary(of result: StudyResult<Self>) -> String
  /// Files beside the result, as a report with its figures.
  static func documents(of result: StudyResult<Self>, _ provenance: Provenance) -> [Document]
  /// Whether answers come from random numbers.
  static var isSampled: Bool { get }
}

/// A file beside a result.
public struct Document: Sendable {
  /// Its name.
  public let name: String
  /// Its text.
  public let contents: String

  /// Names a text.
  package init(name: String, contents: String) {
    self.name = name
    self.contents = contents
  }

  /// A report as HTML and as Markdown, with its figures.
  package static func all(of page: Page, named name: String) -> [Document] {
    [
      Document(name: "\(name).html", contents: page.html),
      Document(name: "\(name).md", contents: page.markdown),
    ] + page.figures.map { Document(name: $0.fileName, contents: $0.file) }
  }
}

extension StudyAnswer {
  /// The self-checks that failed, in words.
  public var failedChecks: [String] { [] }

  /// None: a sweep is told point by point.
  public var sweepRow: SweepRow? { nil }

  /// None.
  public static func sweepColumns(_ configuration: RunConfiguration) -> [String] { [] }

  /// The result of all points for a person.
  public static func summary(of result: StudyResult<Self>) -> String {
    let rows = result.isSweep ? result.points.compactMap(\.sweepRow) : []
    if rows.count == result.points.count {
      let columns = sweepColumns(result.points[0].configuration)
      return SweepTable(input: result.input, columns: columns, rows: rows).text
    }
    return result.points.map { point in
      (point.configuration.settings.isEmpty ? "" : point.configuration.name + "\n")
        + point.summary
    }.joined(separator: "\n\n")
  }

  /// Files beside the result.
  public static func documents(
    of result: StudyResult<Self>, _ provenance: Provenance
  ) -> [Document] { [] }

  /// Whether answers come from random numbers.
  public static var isSampled: Bool { true }
}
