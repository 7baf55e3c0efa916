internal import WirePhysics

/// Makes one configuration from a table of keys, collecting every complaint.
///
/// Every key that is consulted is recorded with the value that was used: the record becomes the
/// resolved listing of the run, and a given key that was never consulted is reported, since it has
/// no effect although its author thinks it has.
struct ConfigurationBuilder {
  let file: String
  let folder: String
  let table: InputTable
  var tables: TableCache
  private(set) var complaints: [InputComplaint] = []
  private(set) var scales = InputScales(system: nil)
  private var consulted: Set<String> = []
  private var record: [String: EffectiveSetting] = [:]

  init(file: String, folder: String, table: InputTable, tables: TableCache) {
    self.file = file
    self.folder = folder
    self.table = table
    self.tables = tables
  }

  /// Returns the configuration, or nothing when there are complaints.
  mutating func build(settings: [SweepSetting]) -> RunConfiguration? {
    scales = InputScales(system: unitSystem())
    let title = text("title")
    let wires = wires()
    let triples = triples()
    let intrawire = intrawire(isNeeded: isMicroscopic(triples))
    let interwire = potential("interwire")
    let pairs = number("collisions.pairs")
    let fields = fields()
    let solve = solve()
    let random = random()
    complainAboutUnused()
    guard complaints.isEmpty, table.broken.isEmpty, let title, let wires, let intrawire,
      let interwire, let pairs, let triples, let fields, let solve, let random
    else { return nil }
    return RunConfiguration(
      title: title,
      doubleWire: DoubleWire(
        wires: wires, intrawire: WirePair(intrawire, intrawire), interwire: interwire),
      unitSystem: scales.system, collisions: .init(pairs: pairs, triples: triples),
      fields: fields, solve: solve, random: random, settings: settings,
      effectiveInput: InputKey.catalogue.compactMap { record[$0.path] })
  }

  private func isMicroscopic(_ triples: TripleModel?) -> Bool {
    if case .microscopic = triples { true } else { false }
  }
}

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
    return number / scales.unit(of: dimension ?? key.dimension)
  }

  /// Returns one number for each wire in reduced units.
  mutating func pair(_ path: String) -> WirePair<Double>? {
    guard case .pair(let one, let two) = value(path), let key = InputKey.at(path) else {
      return nil
    }
    let unit = scales.unit(of: key.dimension)
    return WirePair(one / unit, two / unit)
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

/// Complaining.
extension ConfigurationBuilder {
  /// Complains about a key or a group of keys, at its place or at the place of another one.
  mutating func complain(
    _ path: String, at position: InputPosition? = nil, file: String? = nil, _ problem: String,
    _ reason: String, _ suggestion: String
  ) {
    complaints.append(
      InputComplaint(
        file: file ?? self.file, position: position ?? table.position(of: path), key: path,
        problem: problem, reason: reason, suggestion: suggestion))
  }

  /// Complains that a key is missing, unless it was given with a wrong value.
  ///
  /// - Parameters:
  ///   - path: The key.
  ///   - alternative: What else would do.
  mutating func complainMissing(_ path: String, unless alternative: String? = nil) {
    guard let key = InputKey.at(path), !table.isBroken(path) else { return }
    let condition =
      (key.applies.map { " \($0)" } ?? "") + (alternative.map { ", unless \($0)" } ?? "")
    complain(
      path, "is missing", "\(key.kind.allowed) is needed\(condition)", "write \(key.example)")
  }

  /// Complains about given keys that had no effect, where nothing else was wrong around them.
  private mutating func complainAboutUnused() {
    let wrong = complaints.compactMap(\.key) + table.broken
    for key in InputKey.catalogue where !consulted.contains(key.path) {
      guard let entry = table.entries[key.path] else { continue }
      let group = String(key.path.prefix(upTo: key.path.lastIndex(of: ".") ?? key.path.endIndex))
      guard !wrong.contains(where: { $0.hasPrefix(group) }) else { continue }
      complain(
        key.path, at: entry.position, "\(entry.value) has no effect here",
        "it applies \(key.applies ?? "elsewhere")", "remove it, or change what it depends on")
    }
  }
}
