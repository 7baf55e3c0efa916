extension Dataset {
  /// Adds what was said of every point: one variable for each quantity, its error beside it.
  ///
  /// Places that a point lacks (shorter series, other processes) hold NaN, zero or an empty text. Dimensions
  /// whose places have names get a coordinate of texts.
  /// - Parameters:
  ///   - points: what was said of each point of the sweep.
  ///   - isSweep: whether the input has a sweep.
  ///   - isCompact: whether a single point has no dimension `point` at all.
  public mutating func add(_ points: [Readings], isSweep: Bool, isCompact: Bool = false) {
    let lead = { (scope: Quantity.Scope) in
      scope == .point && (isSweep || !isCompact) || scope == .sweptPoint && isSweep
    }
    var order: [Quantity] = []
    for entry in points.flatMap(\.entries)
    where entry.quantity.variable != nil && !order.contains(entry.quantity) {
      order.append(entry.quantity)
    }
    var axes = Axes()
    for quantity in order {
      for point in points {
        axes.extend(quantity.dimensions[...], by: point[quantity.name] ?? .missing)
      }
    }
    // What has no place along a dimension at any point is nowhere.
    let isNowhere = Set(axes.sizes.filter { $0.size == 0 }.map(\.name))
    order.removeAll { !isNowhere.isDisjoint(with: $0.dimensions) }
    for (name, size) in axes.sizes where size > 0 && self.size(of: name) == nil {
      add(Dimension(name, size: size))
    }
    for quantity in order {
      let isLed = lead(quantity.scope)
      let said = points.map { $0[quantity.name] ?? .missing }
      if isLed, size(of: "point") == nil { add(Dimension("point", size: points.count)) }
      // What is common to all points is as long as the longest that one of them says.
      let common = said.max { $0.items.count < $1.items.count }
      let values = isLed ? said : [common ?? .missing]
      add(quantity, values, isLed: isLed, isSweep: isSweep, axes)
    }
    for (name, labels) in axes.labels where !labels.isEmpty && self[name] == nil {
      add(
        DatasetVariable(
          name, dimensions: [name], values: .text(labels),
          longName: Quantity.named(name).meaning, units: ""))
    }
  }

  private mutating func add(
    _ quantity: Quantity, _ values: [QuantityValue], isLed: Bool, isSweep: Bool, _ axes: Axes
  ) {
    let name = (isSweep ? quantity.sweptVariable : nil) ?? quantity.variable ?? ""
    func variable(_ name: String, _ values: [QuantityValue], _ meaning: String) -> DatasetVariable {
      let leaves = values.flatMap { axes.leaves(of: $0, along: quantity.dimensions[...]) }
      let values = DatasetValues(leaves)
      return DatasetVariable(
        name, dimensions: (isLed ? ["point"] : []) + quantity.dimensions, values: values,
        longName: meaning,
        // Truth values are written as numbers.
        units: quantity.unit.isEmpty && values.texts == nil ? "1" : quantity.unit)
    }
    add(variable(name, values.map { $0.part { value, _ in value } }, quantity.meaning))
    guard values.contains(where: \.hasErrors) else { return }
    add(
      variable(
        "\(name)_error", values.map { $0.part { _, error in error } },
        "standard error: \(quantity.meaning)"))
  }
}

/// The dimensions of some readings: how long each is, and the names of its places.
private struct Axes {
  private(set) var sizes: [(name: String, size: Int)] = []
  private(set) var labels: [(name: String, labels: [String])] = []

  /// Makes room for a value.
  mutating func extend(_ dimensions: ArraySlice<String>, by value: QuantityValue) {
    guard let dimension = dimensions.first else { return }
    let rest = dimensions.dropFirst()
    if case .named(let values) = value {
      let index = labels.firstIndex { $0.name == dimension } ?? labels.endIndex
      if index == labels.endIndex { labels.append((dimension, [])) }
      for item in values where !labels[index].labels.contains(item.name) {
        labels[index].labels.append(item.name)
      }
      stretch(dimension, to: labels[index].labels.count)
    } else {
      stretch(dimension, to: value.items.count)
    }
    if value.items.isEmpty {
      extend(rest, by: .missing)
    } else {
      for item in value.items { extend(rest, by: item) }
    }
  }

  private mutating func stretch(_ dimension: String, to size: Int) {
    let index = sizes.firstIndex { $0.name == dimension } ?? sizes.endIndex
    // Both wires are there even where no point has a value for them.
    if index == sizes.endIndex { sizes.append((dimension, dimension.hasPrefix("wire") ? 2 : 0)) }
    sizes[index].size = max(sizes[index].size, size)
  }

  /// The single values along all dimensions, what is missing included.
  func leaves(of value: QuantityValue, along dimensions: ArraySlice<String>) -> [QuantityValue] {
    guard let dimension = dimensions.first else { return [value] }
    let rest = dimensions.dropFirst()
    let size = sizes.first { $0.name == dimension }?.size ?? 0
    guard case .named(let values) = value else {
      let items = value.items
      return (0..<size).flatMap { leaves(of: $0 < items.count ? items[$0] : .missing, along: rest) }
    }
    let names = labels.first { $0.name == dimension }?.labels ?? []
    return names.flatMap { name in
      leaves(of: values.first { $0.name == name }?.value ?? .missing, along: rest)
    }
  }
}

extension DatasetValues {
  /// Single values of one kind; what is missing is NaN, 0 or an empty text.
  fileprivate init(_ leaves: [QuantityValue]) {
    switch leaves.first(where: { $0 != .missing }) {
    case .whole, .truth:
      self = .integer(
        leaves.map {
          switch $0 {
          case .whole(let number): number
          case .truth(let truth): truth ? 1 : 0
          default: 0
          }
        })
    case .unsigned:
      self = .unsigned(leaves.map { if case .unsigned(let number) = $0 { number } else { 0 } })
    case .text: self = .text(leaves.map { if case .text(let text) = $0 { text } else { "" } })
    default: self = .real(leaves.map { if case .real(let number) = $0 { number } else { .nan } })
    }
  }
}
