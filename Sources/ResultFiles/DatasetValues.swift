/// The values of an array or an attribute, of one of the four kinds that results need.
public enum DatasetValues: Sendable {
  /// Numbers; a missing one is NaN.
  case real([Double])
  /// Whole numbers.
  case integer([Int64])
  /// Whole numbers without sign: seeds and stream positions use all 64 bits.
  case unsigned([UInt64])
  /// Texts without zero characters.
  case text([String])

  /// Creates a single number.
  public static func real(_ value: Double) -> DatasetValues { .real([value]) }
  /// Creates a single whole number.
  public static func integer(_ value: Int) -> DatasetValues { .integer([Int64(value)]) }
  /// Creates a single whole number without sign.
  public static func unsigned(_ value: UInt64) -> DatasetValues { .unsigned([value]) }
  /// Creates a single text.
  public static func text(_ value: String) -> DatasetValues { .text([value]) }

  /// The number of values.
  public var count: Int {
    switch self {
    case .real(let values): values.count
    case .integer(let values): values.count
    case .unsigned(let values): values.count
    case .text(let values): values.count
    }
  }

  /// The numbers, if these are numbers.
  public var reals: [Double]? { if case .real(let values) = self { values } else { nil } }
  /// The whole numbers, if these are whole numbers.
  public var integers: [Int64]? { if case .integer(let values) = self { values } else { nil } }
  /// The whole numbers without sign, if these are such.
  public var unsigneds: [UInt64]? { if case .unsigned(let values) = self { values } else { nil } }
  /// The texts, if these are texts.
  public var texts: [String]? { if case .text(let values) = self { values } else { nil } }
}

extension DatasetValues: Equatable {
  /// Returns whether both hold the same values, a missing number (NaN) being equal to another.
  public static func == (left: DatasetValues, right: DatasetValues) -> Bool {
    switch (left, right) {
    case (.real(let left), .real(let right)):
      left.elementsEqual(right) { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
    case (.integer(let left), .integer(let right)): left == right
    case (.unsigned(let left), .unsigned(let right)): left == right
    case (.text(let left), .text(let right)): left == right
    default: false
    }
  }
}
