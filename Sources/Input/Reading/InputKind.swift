/// What an input key holds.
public enum InputKind: Sendable, Equatable {
  /// A number.
  case number(InputRange)
  /// A number, or a word that leaves the choice to the program.
  case numberOrWord(InputRange, word: String)
  /// A whole number.
  case count(ClosedRange<UInt64>)
  /// Consecutive whole numbers, such as 1...32, up to so many.
  case span(most: UInt64)
  /// A list of two numbers, for wire 1 and wire 2.
  case pair(InputRange)
  /// One of several words.
  case word([String])
  /// Free text.
  case text
  /// The name of a file, relative to the folder of the input file.
  case file

  /// Whether a sweep may vary the key.
  public var isNumeric: Bool {
    switch self {
    case .number, .numberOrWord, .count, .pair: true
    case .span, .word, .text, .file: false
    }
  }

  /// What is allowed, in words.
  public var allowed: String {
    switch self {
    case .number(let range): "a number\(range.words)"
    case .numberOrWord(let range, let word): "a number\(range.words), or \(word)"
    case .count(let range) where range.upperBound == .max:
      "a whole number from \(range.lowerBound) to 2^64 - 1"
    case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .span(let most): "first...last, up to \(most) whole numbers"
    case .pair(let range): "a list [wire 1, wire 2] of two numbers\(range.words)"
    case .word(let words) where words.count > 20: "one of \(words.count) names"
    case .word(let words): words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
    case .text: "a text"
    case .file: "the name of a file"
    }
  }
}
