public import Input
public import ResultFiles

/// What came of a study, whichever it was.
public protocol StudyOutcome: Sendable {
  /// The result as one JSON object.
  var json: JSONValue { get }
  /// The result for a person.
  var summary: String { get }
  /// Which self-checks failed where; nil if none did.
  var failureNotice: String? { get }
  /// The result as a self-describing data set.
  func dataset(provenance: Provenance) -> Dataset
  /// Files beside the result.
  func documents(provenance: Provenance) -> [Document]
}

/// The answers of all points of a sweep, and what every result says: title, settings, system, seed, version.
public struct StudyResult<Answer: StudyAnswer>: StudyOutcome {
  /// Which study it was.
  public let kind: StudyKind
  /// The input it came from.
  public let input: InputFile
  /// One answer per sweep point, at least one, in the order of the sweep.
  public let points: [Answer]
  /// Which part of a run it is, if it is not the whole.
  let share: SliceShare?
  /// The axis that distributions of all points share, in sqrt(mT).
  let momenta: [Double]

  /// Puts a result together.
  public init(kind: StudyKind, input: InputFile, points: [Answer], momenta: [Double] = []) {
    self.init(kind: kind, input: input, points: points, momenta: momenta, share: nil)
  }

  /// Puts a part of a result together.
  init(
    kind: StudyKind, input: InputFile, points: [Answer], momenta: [Double], share: SliceShare?
  ) {
    precondition(!points.isEmpty)
    self.share = share
    self.kind = kind
    self.input = input
    self.points = points
    self.momenta = momenta
  }

  /// Whether the input asked for a sweep.
  public var isSweep: Bool { !input.sweep.isEmpty }

  /// What each point is called: its settings.
  package var pointNames: [String] {
    points.map(\.configuration.name)
  }

  /// The result as one JSON object.
  public var json: JSONValue { contents.json }

  /// The answer for a person.
  public var summary: String {
    let title = input.configurations[0].title
    return (title.isEmpty ? "" : title + "\n") + Answer.summary(of: self)
      + tableWarnings.map { "\n\($0)" }.joined()
  }

  /// Where tables leave open more than the answer says, for answers that do not know it themselves.
  private var tableWarnings: [String] {
    zip(points, pointNames).flatMap { point, name in
      point.tableWarnings(saying: point.readings(along: momenta)).map {
        isSweep ? "\(name)\n\($0)" : $0
      }
    }
  }

  /// Which self-checks failed where; nil if none did.
  public var failureNotice: String? {
    ResultContents.notice(
      points.map(\.failedChecks), points: isSweep ? share?.points ?? Array(points.indices) : nil)
  }

  /// Files beside the result.
  public func documents(provenance: Provenance) -> [Document] {
    // A report is one of the whole sweep.
    share == nil ? Answer.documents(of: self, provenance) : []
  }

  /// The result as a self-describing data set; numbers that do not exist are NaN.
  public func dataset(provenance: Provenance) -> Dataset {
    contents.dataset(provenance: provenance)
  }

  /// What is said of all points.
  private var contents: ResultContents {
    ResultContents(
      kind: kind, input: input, configurations: points.map(\.configuration),
      points: PointReadings(points.map { $0.allReadings(with: $0.readings(along: momenta)) }),
      failedChecks: points.map(\.failedChecks), share: share)
  }
}
