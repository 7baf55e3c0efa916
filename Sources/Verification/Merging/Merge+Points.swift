import Input
import Report
import ResultFiles
import Statistics
import Studies

extension Merge {
  /// Puts the points of slices in their places.
  static func points(
    of parts: [MergePart], _ completeness: Completeness
  ) throws -> MergedResult {
    let isAmongSlices = parts.contains { $0.share != nil }
    let shares = try parts.map { part in
      guard let share = part.share else {
        throw MergeError.whole(path: part.path, isAmongSlices: isAmongSlices)
      }
      return share
    }
    let missing = try missingSlices(parts, shares)
    guard missing.isEmpty || completeness == .partial else {
      throw MergeError.missingSlices(missing)
    }
    var found: [Int: (readings: Readings, failed: [String])] = [:]
    for (part, share) in zip(parts, shares) {
      guard let record = SliceRecord(part.data), record.points.count == share.points.count else {
        throw MergeError.noRecord(path: part.path)
      }
      for (place, point) in share.points.enumerated() {
        found[point] = (record.points[place], record.failedChecks[place])
      }
    }
    let places = found.keys.sorted()
    let input = try parts[0].stored.input()
    guard input.configurations.count == shares[0].pointCount else {
      throw MergeError.noRecord(path: parts[0].path)
    }
    let contents = ResultContents(
      kind: parts[0].kind,
      input: places.count == input.configurations.count ? input : input.restricted(to: places),
      points: PointReadings(places.compactMap { found[$0]?.readings }),
      failedChecks: places.compactMap { found[$0]?.failed })
    return MergedResult(
      MergedPoints(contents: contents), of: parts, missing: missing.map { "slice \($0)" })
  }

  /// The slices that no part is.
  /// - Throws: `MergeError` for slices that do not belong together.
  private static func missingSlices(
    _ parts: [MergePart], _ shares: [MergePart.Share]
  ) throws(MergeError) -> [String] {
    let (first, division) = (parts[0], shares[0].slice)
    var seen: [Slice: String] = [:]
    for (part, share) in zip(parts, shares) {
      guard share.slice.count == division.count else {
        throw .otherDivision(
          path: part.path, slice: "\(share.slice)", first: first.path, firstSlice: "\(division)")
      }
      guard part.seeds == first.seeds else { throw .otherSeed(path: part.path, first: first.path) }
      if let other = seen[share.slice] {
        throw .twice(path: part.path, slice: "\(share.slice)", first: other)
      }
      seen[share.slice] = part.path
    }
    return (1...division.count).map { Slice($0, of: division.count) }.filter { seen[$0] == nil }
      .map(\.description)
  }
}

/// Points of several slices.
private struct MergedPoints: StudyOutcome {
  let contents: ResultContents

  var json: JSONValue { contents.json }
  var failureNotice: String? { contents.failureNotice }

  func dataset(provenance: Provenance) -> Dataset { contents.dataset(provenance: provenance) }
  func documents(provenance: Provenance) -> [Document] { [] }

  /// The points with their drag resistivities, where there are any; of many, some from all over the sweep.
  var summary: String {
    let points = Array(zip(contents.configurations, contents.points))
    let title = contents.configurations[0].title
    let head =
      (title.isEmpty ? "" : title + "\n") + "\(points.count) points, \(contents.kind.words)"
    let keys = contents.input.sweep.map(\.key.path)
    var table = TextTable(
      keys + ["rho_D [\(contents.configurations[0].resistivityUnit.name)]", ""])
    let room = 36
    let places =
      points.count <= room
      ? Array(points.indices) : (0..<room).map { $0 * (points.count - 1) / (room - 1) }
    var rows = 0
    for (configuration, readings) in places.map({ points[$0] }) {
      guard case .estimate(let value, let error) = readings["drag_resistivity"] else { continue }
      let rho = Estimate(value: value, standardError: error)
      var status = ""
      rows += 1
      if case .text(let word) = readings["steady_state"] { status = word }
      table.add(
        configuration.settings.map(\.value.description)
          + ["\(configuration.shown(rho))", status])
    }
    return rows == 0 ? head : head + "\n" + table.text
  }
}
