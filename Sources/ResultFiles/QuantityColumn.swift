/// What one quantity is at all points: values of a variable under construction, and of the one of its errors.
struct QuantityColumn {
  let quantity: Quantity
  /// Whether there is a value for each point; else there is one for all.
  let isLed: Bool
  /// The room that the values need.
  private(set) var axes = QuantityAxes()
  private var hasErrors = false
  /// What is common to all points is as long as the longest that one of them says.
  private var common: QuantityValue?
  private var values = LeafColumn()
  private var errors = LeafColumn()

  init(_ quantity: Quantity, isLed: Bool) {
    self.quantity = quantity
    self.isLed = isLed
    axes.extend(quantity.dimensions[...], by: .missing)
  }

  /// Notes what a value needs.
  mutating func look(at value: QuantityValue) {
    axes.extend(quantity.dimensions[...], by: value)
    if isLed, !hasErrors { hasErrors = value.hasErrors }
  }

  /// Makes room for so many points.
  mutating func makeRoom(_ points: Int, _ axes: QuantityAxes) {
    guard isLed else { return }
    let each = quantity.dimensions.reduce(1) { product, name in
      product * (axes.sizes.first { $0.name == name }?.size ?? 0)
    }
    values.room = points * each
    errors.room = points * each
  }

  /// Adds what a point says.
  mutating func add(_ point: Readings, _ axes: QuantityAxes) {
    let value = point[quantity.name] ?? .missing
    guard isLed else {
      if (common?.items.count ?? -1) < value.items.count { common = value }
      return
    }
    append(value, axes)
  }

  private mutating func append(_ value: QuantityValue, _ axes: QuantityAxes) {
    let along = quantity.dimensions[...]
    for leaf in axes.leaves(of: value.part { value, _ in value }, along: along) { values.add(leaf) }
    guard hasErrors else { return }
    for leaf in axes.leaves(of: value.part { _, error in error }, along: along) { errors.add(leaf) }
  }

  /// The variable, and the one of its errors if it has any; nothing is left here.
  mutating func variables(isSweep: Bool, _ axes: QuantityAxes) -> [DatasetVariable] {
    if !isLed {
      let value = common ?? .missing
      hasErrors = value.hasErrors
      append(value, axes)
    }
    let name = (isSweep ? quantity.sweptVariable : nil) ?? quantity.variable ?? ""
    func variable(_ name: String, _ values: DatasetValues, _ meaning: String) -> DatasetVariable {
      DatasetVariable(
        name, dimensions: (isLed ? ["point"] : []) + quantity.dimensions, values: values,
        longName: meaning,
        // Truth values are written as numbers.
        units: quantity.unit.isEmpty && values.texts == nil ? "1" : quantity.unit)
    }
    var variables = [variable(name, values.take(), quantity.meaning)]
    if hasErrors {
      variables.append(
        variable("\(name)_error", errors.take(), "standard error: \(quantity.meaning)"))
    }
    return variables
  }
}

/// Single values of one kind, that of the first that there is; what is missing is NaN, 0 or an empty text.
private struct LeafColumn {
  private enum Kind {
    case real, integer, unsigned, text

    init(_ leaf: QuantityValue) {
      switch leaf {
      case .whole, .truth: self = .integer
      case .unsigned: self = .unsigned
      case .text: self = .text
      default: self = .real
      }
    }
  }

  /// How many there will be.
  var room = 0
  private var kind: Kind?
  private var missing = 0
  private var reals: [Double] = []
  private var integers: [Int64] = []
  private var unsigneds: [UInt64] = []
  private var texts: [String] = []

  mutating func add(_ leaf: QuantityValue) {
    if kind == nil {
      guard leaf != .missing else {
        missing += 1
        return
      }
      begin(Kind(leaf))
    }
    switch (kind, leaf) {
    case (.integer, .whole(let number)): integers.append(number)
    case (.integer, .truth(let truth)): integers.append(truth ? 1 : 0)
    case (.integer, _): integers.append(0)
    case (.unsigned, .unsigned(let number)): unsigneds.append(number)
    case (.unsigned, _): unsigneds.append(0)
    case (.text, .text(let text)): texts.append(text)
    case (.text, _): texts.append("")
    case (_, .real(let number)): reals.append(number)
    default: reals.append(.nan)
    }
  }

  private mutating func begin(_ kind: Kind) {
    self.kind = kind
    switch kind {
    case .real:
      reals.reserveCapacity(room)
      reals.append(contentsOf: repeatElement(.nan, count: missing))
    case .integer: integers = Array(repeating: 0, count: missing)
    case .unsigned: unsigneds = Array(repeating: 0, count: missing)
    case .text: texts = Array(repeating: "", count: missing)
    }
  }

  /// The values; none are left here.
  mutating func take() -> DatasetValues {
    if kind == nil { begin(.real) }
    defer { self = LeafColumn() }
    switch kind {
    case .integer: return .integer(integers)
    case .unsigned: return .unsigned(unsigneds)
    case .text: return .text(texts)
    default: return .real(reals)
    }
  }
}
