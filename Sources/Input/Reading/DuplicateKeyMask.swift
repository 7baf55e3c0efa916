/// Makes repeated keys distinct, so that a file with repeated keys can still be read as a whole.
///
/// The YAML library refuses a mapping with a repeated key and says nothing about the rest of the
/// file. Here the earlier key is overwritten, letter by letter, with a letter that no input uses, so
/// that every position stays as it was; the reader of the nodes puts the original name back.
struct DuplicateKeyMask {
  /// The text with the repeated keys found so far overwritten.
  private(set) var text: String

  /// How many keys are overwritten before giving up: each costs another reading of the text.
  private static let most = 20

  private var originals: [String: String] = [:]

  init(_ text: String) { self.text = text }

  /// Overwrites the key that stands at `position`, if it is one of `keys`.
  ///
  /// - Returns: Whether it was found there.
  mutating func hide(_ keys: [String], at position: InputPosition) -> Bool {
    guard originals.count < Self.most, let start = index(of: position) else { return false }
    let scalars = text.unicodeScalars
    let quoted = scalars[start] == "\"" || scalars[start] == "'"
    let first = quoted ? scalars.index(after: start) : start
    for key in keys where !key.isEmpty && scalars[first...].starts(with: key.unicodeScalars) {
      // Supplementary private use area: printable for YAML, assigned to nothing.
      guard let letter = Unicode.Scalar(0xF0000 + UInt32(originals.count)) else { return false }
      let count = key.unicodeScalars.count
      let substitute = String(repeating: Character(letter), count: count)
      let end = scalars.index(first, offsetBy: count)
      text.unicodeScalars.replaceSubrange(first..<end, with: substitute.unicodeScalars)
      originals[substitute] = key
      return true
    }
    return false
  }

  /// Returns what the user wrote where the masked text has `key`.
  func original(_ key: String) -> String { originals[key] ?? key }

  private func index(of position: InputPosition) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    for _ in 1..<position.line {
      guard let lineBreak = scalars[index...].firstIndex(of: "\n") else { return nil }
      index = scalars.index(after: lineBreak)
    }
    guard
      let start = scalars.index(index, offsetBy: position.column - 1, limitedBy: scalars.endIndex),
      start < scalars.endIndex
    else { return nil }
    return start
  }
}
