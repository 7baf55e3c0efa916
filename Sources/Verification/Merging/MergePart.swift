import Checkpoints
import Foundation
import Input
import ResultFiles
import Studies

/// A result that shall become part of another one.
struct MergePart {
  /// The slice that it is.
  struct Share {
    let slice: Slice
    /// Its points, counted from zero in the whole.
    let points: [Int]
    /// The number of points of the whole.
    let pointCount: Int
  }

  let stored: StoredResult
  let kind: StudyKind
  /// The slice that it is; nil for a whole result.
  let share: Share?
  /// The seeds of the run that it belongs to.
  let seeds: [UInt64]

  var path: String { stored.path }
  var data: Dataset { stored.data }
  var source: String { stored.text("source") ?? "another program" }

  /// Reads a part.
  /// - Throws: `MergeError` if it can be no part, `StoredResultError` and what reading the file throws.
  init(path: String) throws {
    let checkpoint = path + ".checkpoint"
    if !FileManager.default.fileExists(atPath: path),
      FileManager.default.fileExists(atPath: checkpoint)
    {
      throw MergeError.unfinished(path: path, checkpoint: checkpoint)
    }
    stored = try StoredResult(path: path)
    let version = stored.text("version") ?? "unknown"
    guard version == packageVersion else {
      throw MergeError.otherVersion(path: path, version: version, this: packageVersion)
    }
    let source = stored.text("source") ?? "another program"
    guard let kind = StudyKind(words: source, attribute: stored.text) else {
      throw MergeError.notMergeable(path: path, source: source)
    }
    self.kind = kind
    guard stored.text("partial") == nil else { throw MergeError.partial(path: path) }
    share = try Self.share(of: stored)
    seeds = stored.data.attribute("seed")?.unsigneds ?? []
  }

  private static func share(of stored: StoredResult) throws -> Share? {
    guard let text = stored.text("slice") else { return nil }
    guard let slice = Slice(text),
      let points = stored.data.attribute("slice_points")?.integers?.map({ Int($0) }),
      let count = stored.data.attribute("points_in_all")?.integers?.first,
      !points.isEmpty, points.allSatisfy({ (0..<Int(count)).contains($0) })
    else { throw MergeError.noRecord(path: stored.path) }
    return Share(slice: slice, points: points, pointCount: Int(count))
  }

  /// What was asked, in words, without the seeds.
  private var facts: RunIdentity {
    let lines = (stored.text("resolved_input") ?? "").split(separator: "\n").map(String.init)
    let hashes = data.attribute("table_hashes")?.texts ?? []
    return RunIdentity(
      lines: lines.filter { !$0.hasPrefix("random.seed") }
        // Where a value came from changes nothing.
        .map { line in
          guard line.hasSuffix(")"), let origin = line.lastIndex(of: "(") else { return line }
          return String(line[..<origin])
        }
        + hashes.enumerated().map { "hash of table \($0 + 1): \($1)" }
        + ["number of points: \(share?.pointCount ?? data.size(of: "point") ?? 1)"])
  }

  /// Refuses what is not of the same run, seeds apart.
  /// - Throws: `MergeError`.
  func check(against first: MergePart) throws {
    guard Self.asksTheSame(kind, first.kind) else {
      throw MergeError.otherKind(
        path: path, source: source, first: first.path, firstSource: first.source)
    }
    if isPlainlyAlike(first) { return }
    let differences = facts.differences(from: first.facts)
    guard differences.isEmpty else {
      throw MergeError.otherInput(
        path: path, first: first.path, differences: Array(differences.prefix(5)))
    }
  }

  /// Whether not even words differ, as is so for most parts.
  private func isPlainlyAlike(_ first: MergePart) -> Bool {
    ["resolved_input", "table_hashes"].allSatisfy {
      data.attribute($0) == first.data.attribute($0)
    } && share?.pointCount != nil && share?.pointCount == first.share?.pointCount
  }

  /// Runs and ensembles of the operator engine ask the same.
  private static func asksTheSame(_ one: StudyKind, _ other: StudyKind) -> Bool {
    let seeded: [StudyKind] = [.steadyState(.operator), .steadyState(.ensemble)]
    return one == other || (seeded.contains(one) && seeded.contains(other))
  }
}
