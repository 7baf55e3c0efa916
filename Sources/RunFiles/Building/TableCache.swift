/// Remembers the tables that an input names, so that a sweep reads each of them once.
final class TableCache {
  private var results: [String: Result<TableFile.Columns, TableFile.Mistake>] = [:]

  /// Returns the columns of the table at `path`.
  func columns(of path: String) -> Result<TableFile.Columns, TableFile.Mistake> {
    if let result = results[path] { return result }
    let result = Self.read(path)
    results[path] = result
    return result
  }

  private static func read(_ path: String) -> Result<TableFile.Columns, TableFile.Mistake> {
    do {
      let text = try TextFile.read(path, limit: 16 << 20)
      return Result { () throws(TableFile.Mistake) in try TableFile.parse(text) }
    } catch {
      return .failure(
        TableFile.Mistake(
          position: error.position, problem: error.problem, reason: error.reason,
          suggestion: error.suggestion))
    }
  }
}
