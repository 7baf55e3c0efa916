/// What a quantity is at one point: a number, a text, or lists of them along its dimensions.
public indirect enum QuantityValue: Sendable, Equatable {
  /// There is none: `null` in JSON, NaN in a file.
  case missing
  /// There is none, and where there is one it has a standard error.
  case missingEstimate
  /// A number.
  case real(Double)
  /// A number with its standard error.
  case estimate(value: Double, standardError: Double)
  /// A whole number.
  case whole(Int64)
  /// A whole number without sign, such as a seed.
  case unsigned(UInt64)
  /// A text.
  case text(String)
  /// A truth value; 0 or 1 in a file.
  case truth(Bool)
  /// One value for each place along the first of the remaining dimensions.
  case list([QuantityValue])
  /// The same with a name for each place, for dimensions whose places have names.
  case named([Named])

  /// A value with its name along a dimension.
  public struct Named: Sendable, Equatable {
    /// The name.
    public let name: String
    /// The value.
    public let value: QuantityValue

    /// Names a value.
    public init(_ name: String, _ value: QuantityValue) {
      self.name = name
      self.value = value
    }
  }

  /// A number, or none.
  public static func optional(_ value: Double?) -> QuantityValue { value.map(real) ?? .missing }

  /// Numbers along a dimension.
  public static func reals(_ values: some Sequence<Double>) -> QuantityValue {
    .list(values.map(real))
  }

  /// Numbers along two dimensions.
  public static func rows(_ rows: some Sequence<[Double]>) -> QuantityValue {
    .list(rows.map { reals($0) })
  }

  /// Texts along a dimension.
  public static func texts(_ values: some Sequence<String>) -> QuantityValue {
    .list(values.map(text))
  }

  /// A whole number of any width.
  public static func count(_ value: some BinaryInteger) -> QuantityValue {
    .whole(Int64(clamping: value))
  }
}

extension QuantityValue {
  /// The value with estimates replaced by their values or their errors.
  func part(_ part: (Double, Double) -> Double) -> QuantityValue {
    switch self {
    case .estimate(let value, let standardError): .real(part(value, standardError))
    case .missingEstimate: .missing
    case .list(let values): .list(values.map { $0.part(part) })
    case .named(let values): .named(values.map { Named($0.name, $0.value.part(part)) })
    default: self
    }
  }

  /// Whether there is an estimate in it.
  var hasErrors: Bool {
    switch self {
    case .estimate, .missingEstimate: true
    case .list(let values): values.contains(where: \.hasErrors)
    case .named(let values): values.contains { $0.value.hasErrors }
    default: false
    }
  }
}
