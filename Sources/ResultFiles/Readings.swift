/// What a study says of one point: quantities of the catalogue with their values, in order.
public struct Readings: Sendable, Equatable {
  /// A quantity with its value.
  struct Entry: Sendable, Equatable {
    let quantity: Quantity
    let value: QuantityValue
  }

  private(set) var entries: [Entry] = []

  /// Nothing said yet.
  public init() {}

  /// Says what a quantity of the catalogue is.
  /// - Parameters:
  ///   - name: the name of the quantity, which the catalogue must have.
  ///   - value: what it is; places along its dimensions in order.
  public mutating func add(_ name: String, _ value: QuantityValue) {
    entries.append(Entry(quantity: .named(name), value: value))
  }

  /// Says what others said.
  public mutating func add(_ others: Readings) { entries += others.entries }

  /// The units of all that JSON holds, by the path of the member.
  public var memberUnits: [(member: String, unit: String)] {
    entries.compactMap { entry in entry.quantity.member.map { ($0, entry.quantity.unit) } }
  }

  /// The value of a quantity, if it was said.
  public subscript(name: String) -> QuantityValue? {
    entries.first { $0.quantity.name == name }?.value
  }
}

extension Readings {
  /// All that JSON holds, as members of one object.
  public var members: [JSONValue.Member] {
    var object = JSONTree.object([])
    for entry in entries {
      guard let member = entry.quantity.member else { continue }
      let path = member.split(separator: ".").map(String.init)
      guard entry.quantity.hasErrorColumn, entry.value.hasErrors else {
        object.set(path[...], entry.value)
        continue
      }
      var errors = path
      errors[errors.count - 1] += "_error"
      object.set(path[...], entry.value.part { value, _ in value })
      object.set(errors[...], entry.value.part { _, error in error })
    }
    guard case .object(let members) = object.json else { return [] }
    return members
  }
}

/// A JSON document under construction: members are set one path at a time.
private indirect enum JSONTree {
  case leaf(JSONValue)
  case object([(name: String, value: JSONTree)])
  case list([JSONTree])

  mutating func set(_ path: ArraySlice<String>, _ value: QuantityValue) {
    guard let step = path.first else {
      self = merged(with: Self(value))
      return
    }
    let rest = path.dropFirst()
    if step == "*" {
      guard case .named(let values) = value else { return }
      for item in values { change(item.name) { $0.set(rest, item.value) } }
    } else if step.hasSuffix("[]") {
      change(String(step.dropLast(2))) { $0.spread(value, rest) }
    } else {
      change(step) { $0.set(rest, value) }
    }
  }

  /// Sets a member of each element of this list.
  private mutating func spread(_ value: QuantityValue, _ rest: ArraySlice<String>) {
    var elements: [JSONTree] = []
    if case .list(let known) = self { elements = known }
    for (index, item) in value.items.enumerated() {
      if index == elements.count { elements.append(.object([])) }
      elements[index].set(rest, item)
    }
    self = .list(elements)
  }

  private mutating func change(_ name: String, _ body: (inout JSONTree) -> Void) {
    var members: [(name: String, value: JSONTree)] = []
    if case .object(let known) = self { members = known }
    if let index = members.firstIndex(where: { $0.name == name }) {
      body(&members[index].value)
    } else {
      var value = JSONTree.object([])
      body(&value)
      members.append((name, value))
    }
    self = .object(members)
  }

  /// An estimate joins what its object has already.
  private func merged(with new: JSONTree) -> JSONTree {
    guard case .object(let known) = self, case .object(let added) = new else { return new }
    return .object(known + added)
  }

  init(_ value: QuantityValue) {
    switch value {
    case .missing, .missingEstimate: self = .leaf(.null)
    case .real(let number): self = .leaf(.number(number))
    case .estimate(let value, let error):
      self = .object([("value", .leaf(.number(value))), ("standard_error", .leaf(.number(error)))])
    case .whole(let number): self = .leaf(.whole(number))
    case .unsigned(let number): self = .leaf(.whole(number))
    case .text(let text): self = .leaf(.string(text))
    case .truth(let truth): self = .leaf(.boolean(truth))
    case .list(let values): self = .list(values.map { Self($0) })
    case .named(let values): self = .list(values.map { Self($0.value) })
    }
  }

  var json: JSONValue {
    switch self {
    case .leaf(let value): value
    case .object(let members): .object(members.map { .init($0.name, $0.value.json) })
    case .list(let values): .array(values.map(\.json))
    }
  }
}

extension QuantityValue {
  /// The values along the first dimension.
  var items: [QuantityValue] {
    switch self {
    case .list(let values): values
    case .named(let values): values.map(\.value)
    default: []
    }
  }
}
