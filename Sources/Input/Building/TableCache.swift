/// Remembers the tables that an input names, so that a sweep reads each of them once.
final class TableCache {
  private struct Key: Hashable {
    let path: String
    let layout: TableLayout
  }

  /// The tables that were read, in the order of their first use.
  private(set) var tables: [InputFile.Table] = []
  /// Texts that stand in for the files of these names.
  private let kept: [InputFile.Table]
  private var results: [Key: Result<[[Double]], TableFile.Mistake>] = [:]

  init(kept: [InputFile.Table] = []) { self.kept = kept }

  /// Returns the columns of the table that an input names.
  /// - Parameters:
  ///   - name: the name in the input.
  ///   - path: where the file is.
  ///   - layout: what its columns are.
  func columns(
    of name: String, at path: String, as layout: TableLayout
  ) -> Result<[[Double]], TableFile.Mistake> {
    let key = Key(path: path, layout: layout)
    if let result = results[key] { return result }
    let result = read(name, path, layout)
    results[key] = result
    return result
  }

  private func read(
    _ name: String, _ path: String, _ layout: TableLayout
  ) -> Result<[[Double]], TableFile.Mistake> {
    do {
      let text =
        try kept.first { $0.name == name }?.text
        ?? TextFile.read(path, limit: InputFile.Table.largestSize)
      if !tables.contains(where: { $0.name == name }) {
        tables.append(InputFile.Table(name: name, text: text))
      }
      return Result { () throws(TableFile.Mistake) in
        try TableFile.parse(text, as: layout)
      }
    } catch let error as TextFile.Mistake {
      return .failure(
        TableFile.Mistake(
          position: error.position, problem: error.problem, reason: error.reason,
          suggestion: error.suggestion))
    } catch {
      preconditionFailure("no other error is thrown: \(error)")
    }
  }
}
