internal import WirePhysics

/// Reading keys.
extension ConfigurationBuilder {
  /// Returns whether the file gives the key, be it with a wrong value.
  func isGiven(_ path: String) -> Bool {
    table.entries[path] != nil || table.broken.contains(path)
  }

  /// Returns the value of a key, given or by default, and records that it was consulted.
  mutating func value(
    _ path: String, dimension: InputDimension? = nil, reducedDefault: Double? = nil
  ) -> InputValue? {
    guard let key = InputKey.at(path) else { preconditionFailure("no key \(path)") }
    consulted.insert(path)
    let dimension = dimension ?? key.dimension
    if let entry = table.entries[path] {
      note(key, entry.value, dimension, entry.origin)
      return entry.value
    }
    if let reducedDefault {
      let value = InputValue.number(reducedDefault * scales.unit(of: dimension))
      note(key, value, dimension, .byDefault)
      return value
    }
    switch key.fallback {
    case .value(let value):
      note(key, value, dimension, .byDefault)
      return value
    case .derived: return nil
    case .required:
      complainMissing(path)
      return nil
    }
  }

  private mutating func note(
    _ key: InputKey, _ value: InputValue, _ dimension: InputDimension,
    _ origin: EffectiveSetting.Origin
  ) {
    let unit = if case .word = value { "" } else { scales.name(of: dimension) }
    record[key.path] = EffectiveSetting(
      key: key.path, value: value.description, unit: unit, origin: origin)
  }

  /// Returns a number in reduced units.
  mutating func number(
    _ path: String, dimension: InputDimension? = nil, reducedDefault: Double? = nil
  ) -> Double? {
    let value = value(path, dimension: dimension, reducedDefault: reducedDefault)
    guard case .number(let number) = value, let key = InputKey.at(path) else { return nil }
    return reduced(number, of: key, dimension ?? key.dimension)
  }

  /// Returns one number for each wire in reduced units.
  mutating func pair(_ path: String) -> WirePair<Double>? {
    guard case .pair(let one, let two) = value(path), let key = InputKey.at(path) else {
      return nil
    }
    let first = reduced(one, of: key, key.dimension)
    let second = reduced(two, of: key, key.dimension)
    guard let first, let second else { return nil }
    return WirePair(first, second)
  }

  /// Returns a number in reduced units, or complains that it leaves the range of the computer's
  /// numbers there.
  mutating func reduced(
    _ value: Double, of key: InputKey, _ dimension: InputDimension
  ) -> Double? {
    let result = value / scales.unit(of: dimension)
    guard result.isFinite, value == 0 || result != 0 else {
      complain(
        key.path, "\(InputValue.text(of: value)) has no value in reduced units",
        "it would be \(InputValue.text(of: result))", "check the value and its unit")
      return nil
    }
    return result
  }

  /// Returns a whole number.
  mutating func count(_ path: String) -> UInt64? {
    if case .count(let count) = value(path) { count } else { nil }
  }

  /// Returns a word.
  mutating func word(_ path: String) -> String? {
    if case .word(let word) = value(path) { word } else { nil }
  }

  /// Returns a text.
  mutating func text(_ path: String) -> String? {
    if case .text(let text) = value(path) { text } else { nil }
  }
}
