/// The name of a generator that does not exist.
public struct UnknownGeneratorError: Error, Equatable, CustomStringConvertible {
  /// The name as given.
  public let name: String

  /// The valid name with the smallest edit distance, the first in the alphabet among equals.
  public var nearest: String {
    let names = Generator.allNames
    return names.min { editDistance($0, name) < editDistance($1, name) }!
  }

  /// Problem, reason, and suggestion in one line.
  public var description: String {
    "unknown random number generator '\(name)' (neither philox4x32 nor a GSL generator); "
      + "did you mean '\(nearest)'? Common choices: philox4x32, mt19937, ranlxd2, taus2, gfsr4"
  }
}

/// The number of insertions, deletions, and substitutions between two words, ignoring case.
func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.lowercased())
  let b = Array(second.lowercased())
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let substituted = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}
