extension QuantityValue: Codable {
  /// What a coded value is; numbers never change within a version.
  private enum Kind: Int64 {
    case missing = 0
    case missingEstimate, real, estimate, whole, unsigned, text, truth, list, named
    /// Lists of numbers and of estimates, which are long, as columns.
    case reals, estimates
  }

  /// Encodes a value to the bit.
  public func encode(to encoder: any Encoder) throws {
    var out = encoder.unkeyedContainer()
    switch self {
    case .missing: try out.encode(Kind.missing.rawValue)
    case .missingEstimate: try out.encode(Kind.missingEstimate.rawValue)
    case .real(let value):
      try out.encode(Kind.real.rawValue)
      try out.encode(value)
    case .estimate(let value, let error):
      try out.encode(Kind.estimate.rawValue)
      try out.encode([value, error])
    case .whole(let value):
      try out.encode(Kind.whole.rawValue)
      try out.encode(value)
    case .unsigned(let value):
      try out.encode(Kind.unsigned.rawValue)
      try out.encode(value)
    case .text(let text):
      try out.encode(Kind.text.rawValue)
      try out.encode(text)
    case .truth(let truth):
      try out.encode(Kind.truth.rawValue)
      try out.encode(truth)
    case .list(let values): try Self.encode(values, to: &out)
    case .named(let values):
      try out.encode(Kind.named.rawValue)
      try out.encode(values.map(\.name))
      try out.encode(values.map(\.value))
    }
  }

  private static func encode(
    _ values: [QuantityValue], to out: inout any UnkeyedEncodingContainer
  ) throws {
    let reals = values.compactMap { if case .real(let value) = $0 { value } else { nil } }
    let estimates = values.compactMap { value -> (Double, Double)? in
      if case .estimate(let value, let error) = value { (value, error) } else { nil }
    }
    if !values.isEmpty, reals.count == values.count {
      try out.encode(Kind.reals.rawValue)
      try out.encode(reals)
    } else if !values.isEmpty, estimates.count == values.count {
      try out.encode(Kind.estimates.rawValue)
      try out.encode(estimates.map(\.0))
      try out.encode(estimates.map(\.1))
    } else {
      try out.encode(Kind.list.rawValue)
      try out.encode(values)
    }
  }

  /// Decodes a value.
  /// - Throws: `DecodingError` for anything that is none.
  public init(from decoder: any Decoder) throws {
    var source = try decoder.unkeyedContainer()
    func fault(_ reason: String) -> DecodingError {
      .dataCorruptedError(in: source, debugDescription: reason)
    }
    guard let kind = Kind(rawValue: try source.decode(Int64.self)) else {
      throw fault("no kind of value")
    }
    switch kind {
    case .missing: self = .missing
    case .missingEstimate: self = .missingEstimate
    case .real: self = .real(try source.decode(Double.self))
    case .estimate:
      let pair = try source.decode([Double].self)
      guard pair.count == 2 else { throw fault("an estimate is two numbers") }
      self = .estimate(value: pair[0], standardError: pair[1])
    case .whole: self = .whole(try source.decode(Int64.self))
    case .unsigned: self = .unsigned(try source.decode(UInt64.self))
    case .text: self = .text(try source.decode(String.self))
    case .truth: self = .truth(try source.decode(Bool.self))
    case .list: self = .list(try source.decode([QuantityValue].self))
    case .named:
      let names = try source.decode([String].self)
      let values = try source.decode([QuantityValue].self)
      guard names.count == values.count else { throw fault("every place has a name") }
      self = .named(zip(names, values).map { Named($0, $1) })
    case .reals: self = .reals(try source.decode([Double].self))
    case .estimates:
      let values = try source.decode([Double].self)
      let errors = try source.decode([Double].self)
      guard values.count == errors.count else { throw fault("every estimate has an error") }
      self = .list(zip(values, errors).map { .estimate(value: $0, standardError: $1) })
    }
  }
}

extension Readings: Codable {
  /// Encodes what was said, to the bit and in order.
  public func encode(to encoder: any Encoder) throws {
    var out = encoder.unkeyedContainer()
    try out.encode(entries.map(\.quantity.name))
    try out.encode(entries.map(\.value))
  }

  /// Decodes what was said.
  /// - Throws: `DecodingError` for anything else, and for quantities that the catalogue lacks.
  public init(from decoder: any Decoder) throws {
    var source = try decoder.unkeyedContainer()
    let names = try source.decode([String].self)
    let values = try source.decode([QuantityValue].self)
    self.init()
    guard names.count == values.count, names.allSatisfy({ Quantity.known($0) != nil }) else {
      throw DecodingError.dataCorruptedError(in: source, debugDescription: "no quantities")
    }
    for (name, value) in zip(names, values) { add(name, value) }
  }
}
