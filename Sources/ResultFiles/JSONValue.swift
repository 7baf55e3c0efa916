/// A JSON document as a value: objects keep their order and every finite number its digits.
///
/// Foundation's encoder neither keeps the order of keys nor accepts numbers that are not finite;
/// a reader of results wants the same bytes for the same run, so this type does both. A number
/// that is not finite becomes `null`: JSON has no spelling for it.
public indirect enum JSONValue: Sendable, Equatable {
  /// The absent value.
  case null
  /// A truth value.
  case boolean(Bool)
  /// A whole number, printed without a decimal point; wide enough for any seed.
  case integer(Int128)
  /// A number, printed with the fewest digits that read back to the same value.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Named values in the order in which they are printed.
  case object([Member])

  /// One named value of an object.
  public struct Member: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// Creates a named value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// How a document is laid out.
  public enum Layout: Sendable {
    /// Everything on one line.
    case compact
    /// One member or element a line, indented by two spaces; lists of numbers stay on one line.
    case indented
  }

  /// Creates a whole number of any width.
  public static func whole(_ value: some BinaryInteger) -> JSONValue { .integer(Int128(value)) }

  /// Creates a number, or `null` where there is none.
  public static func optional(_ value: Double?) -> JSONValue {
    value.map(JSONValue.number) ?? .null
  }

  /// Creates a list of numbers.
  public static func numbers(_ values: some Sequence<Double>) -> JSONValue {
    .array(values.map(JSONValue.number))
  }

  /// Returns the value of the first member called `name`, if this is an object that has one.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  /// Creates an object whose members keep the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  /// Creates a list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Creates a text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates a number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// Creates a whole number.
  public init(integerLiteral value: Int64) { self = .integer(Int128(value)) }
  /// Creates a truth value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// Creates the absent value.
  public init(nilLiteral: ()) { self = .null }
}
