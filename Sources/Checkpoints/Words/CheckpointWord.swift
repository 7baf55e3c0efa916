import ResultFiles

/// Marks and values of a state as words of 64 bits.
///
/// A value with keys is each key's mark and value in the order in which they are written, then an end
/// mark; a list is its count, its values and an end mark; a text is the list of its bytes; a number is
/// its bits. The marks make sure that nothing is taken for something else.
enum CheckpointWord {
  /// Behind every value that is made of others.
  static let end: Int64 = 0x656e_642e_656e_642e

  /// The mark in front of the value of a key.
  static func mark(_ key: some CodingKey) -> Int64 {
    Int64(bitPattern: XXHash64.hash(key.stringValue.utf8))
  }

  /// The word of a whole number or a truth value, nil for other values.
  static func word<T>(of value: T) -> Int64? {
    if let number = value as? Double { return Int64(bitPattern: number.bitPattern) }
    if let truth = value as? Bool { return truth ? 1 : 0 }
    if let number = value as? any FixedWidthInteger { return Int64(truncatingIfNeeded: number) }
    return nil
  }

  /// The number or truth value of a word; nil if the type is another or has no such value.
  static func value<T>(_ type: T.Type, of word: Int64) -> T? {
    if type == Double.self { return Double(bitPattern: UInt64(bitPattern: word)) as? T }
    if type == Bool.self { return word == 0 || word == 1 ? (word == 1) as? T : nil }
    guard let whole = type as? any FixedWidthInteger.Type else { return nil }
    return number(whole, word) as? T
  }

  /// Whether values of a type are one word.
  static func isWord<T>(_ type: T.Type) -> Bool {
    type == Double.self || type == Bool.self || type is any FixedWidthInteger.Type
  }

  private static func number<N: FixedWidthInteger>(_ type: N.Type, _ word: Int64) -> N? {
    let value = N(truncatingIfNeeded: word)
    return Int64(truncatingIfNeeded: value) == word ? value : nil
  }
}
