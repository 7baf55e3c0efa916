import Input
public import ResultFiles
public import Studies

/// Several results that become one: slices of a run, or runs of one input with different seeds.
public enum Merge {
  /// Whether everything has to be there.
  public enum Completeness: Sendable {
    /// What is missing is an error.
    case whole
    /// What there is.
    case partial
  }

  /// Merges results.
  ///
  /// The numbers are those of the run that was not divided, to the bit.
  /// - Parameters:
  ///   - paths: the parts, in any order.
  ///   - completeness: whether everything has to be there.
  /// - Throws: ``MergeError`` if they do not make one result, and what reading them throws.
  public static func results(
    at paths: [String], _ completeness: Completeness = .whole
  ) throws -> MergedResult {
    precondition(!paths.isEmpty, "there is something to merge")
    let parts = try paths.map { try MergePart(path: $0) }
    for part in parts.dropFirst() { try part.check(against: parts[0]) }
    let isEnsemble = parts.contains { $0.kind == .steadyState(.ensemble) }
    let areWhole = parts.allSatisfy { $0.share == nil }
    let areRuns = parts.allSatisfy { $0.kind == .steadyState(.operator) }
    if isEnsemble || (areWhole && areRuns && parts.count > 1) {
      return try ensemble(of: parts, completeness)
    }
    return try points(of: parts, completeness)
  }
}

/// What came of a merge.
public struct MergedResult: StudyOutcome {
  private let outcome: any StudyOutcome
  /// The parts: name, host and date of each.
  private let parts: [String]
  /// What is missing, in words; empty for a whole result.
  public let missing: [String]

  init(_ outcome: any StudyOutcome, of parts: [MergePart], missing: [String]) {
    self.outcome = outcome
    self.parts = parts.map {
      "\($0.path) (\($0.stored.text("host") ?? "unknown host"), \($0.stored.text("date") ?? "unknown date"))"
    }
    self.missing = missing
  }

  /// The result as one JSON object.
  public var json: JSONValue { outcome.json }

  /// The result for a person.
  public var summary: String {
    let gaps = missing.isEmpty ? "" : "\nNOTE: missing: \(missing.joined(separator: ", "))"
    return outcome.summary + "\nmerged from \(parts.count) \(parts.count == 1 ? "part" : "parts")"
      + gaps
  }

  /// Which self-checks failed where; nil if none did.
  public var failureNotice: String? { outcome.failureNotice }

  /// The result as a self-describing data set, with what it was merged from.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = outcome.dataset(provenance: provenance)
    data.attributes.append(.init("merged_from", .text(parts)))
    if !missing.isEmpty { data.attributes.append(.init("partial", .text(missing))) }
    return data
  }

  /// Files beside the result: reports are drawn by the command that computes.
  public func documents(provenance: Provenance) -> [Document] { [] }
}
