/// A value of an input key, in the units of the input file.
public enum InputValue: Sendable, Equatable {
  /// A number.
  case number(Double)
  /// A whole number.
  case count(UInt64)
  /// Consecutive whole numbers.
  case span(ClosedRange<UInt64>)
  /// One number for each wire.
  case pair(Double, Double)
  /// One of the words that the key allows.
  case word(String)
  /// Free text, or the name of a file.
  case text(String)

  /// The value as it would be written in an input file.
  public var description: String {
    switch self {
    case .number(let value): Self.text(of: value)
    case .count(let value): String(value)
    case .span(let range): "\(range.lowerBound)...\(range.upperBound)"
    case .pair(let first, let second): "[\(Self.text(of: first)), \(Self.text(of: second))]"
    case .word(let word): word
    case .text(let text): text
    }
  }

  /// The numbers in the value: one, two for a pair, none for words.
  public var numbers: [Double] {
    switch self {
    case .number(let value): [value]
    case .count(let value): [Double(value)]
    case .pair(let first, let second): [first, second]
    case .span, .word, .text: []
    }
  }

  /// The shortest digits that read back to the same number, whole numbers without a point.
  static func text(of number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension InputValue: CustomStringConvertible {}
