public import RunFiles

/// What a convergence study found, of whatever engine.
public protocol StudyResult: Sendable {
  /// The study as one JSON object.
  var json: JSONValue { get }
  /// The study for a person.
  var summary: String { get }
  /// The study as a self-describing data set.
  func dataset(provenance: Provenance) -> Dataset
}
