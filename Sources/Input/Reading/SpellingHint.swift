/// Finds what a misspelled word was probably meant to be.
package enum SpellingHint {
  /// Returns the candidate nearest to `word`, if one is near enough to be a likely intention.
  ///
  /// Distances ignore case and count insertions, deletions, substitutions and exchanges of
  /// neighbours; a third of the letters may differ. Ties go to the first candidate.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    let limit = max(1, word.count / 3)
    let distances = candidates.map { distance(word, $0.lowercased()) }
    guard let smallest = distances.min(), smallest <= limit else { return nil }
    return distances.firstIndex(of: smallest).map { candidates[$0] }
  }

  /// Returns the number of edits that turn one word into the other (optimal string alignment).
  package static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first)
    let b = Array(second)
    // A word of arbitrary length is no misspelling; the table would only cost time.
    guard a.count <= 100, b.count <= 100 else { return max(a.count, b.count) }
    var table = [[Int]](repeating: Array(0...b.count), count: a.count + 1)
    for i in a.indices {
      table[i + 1][0] = i + 1
      for j in b.indices {
        let substitution = table[i][j] + (a[i] == b[j] ? 0 : 1)
        table[i + 1][j + 1] = min(table[i][j + 1] + 1, table[i + 1][j] + 1, substitution)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          table[i + 1][j + 1] = min(table[i + 1][j + 1], table[i - 1][j - 1] + 1)
        }
      }
    }
    return table[a.count][b.count]
  }
}
