/// Remembers the tables that an input names, so that a sweep reads each of them once.
final class TableCache {
  private struct Key: Hashable {
    let path: String
    let layout: TableLayout
  }

  private var results: [Key: Result<[[Double]], TableFile.Mistake>] = [:]

  /// Returns the columns of the table at `path`.
  func columns(
    of path: String, as layout: TableLayout
  ) -> Result<[[Double]], TableFile.Mistake> {
    let key = Key(path: path, layout: layout)
    if let result = results[key] { return result }
    let result = Self.read(path, layout)
    results[key] = result
    return result
  }

  private static func read(
    _ path: String, _ layout: TableLayout
  ) -> Result<[[Double]], TableFile.Mistake> {
    do {
      let text = try TextFile.read(path, limit: 16 << 20)
      return Result { () throws(TableFile.Mistake) in
        try TableFile.parse(text, as: layout)
      }
    } catch {
      return .failure(
        TableFile.Mistake(
          position: error.position, problem: error.problem, reason: error.reason,
          suggestion: error.suggestion))
    }
  }
}
