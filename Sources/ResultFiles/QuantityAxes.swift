/// The dimensions of some readings: how long each is, and the names of its places.
struct QuantityAxes {
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

  /// Makes room for what others have room for.
  mutating func extend(by others: QuantityAxes) {
    for (name, labels) in others.labels {
      let index = self.labels.firstIndex { $0.name == name } ?? self.labels.endIndex
      if index == self.labels.endIndex { self.labels.append((name, [])) }
      for label in labels where !self.labels[index].labels.contains(label) {
        self.labels[index].labels.append(label)
      }
    }
    for (name, size) in others.sizes {
      stretch(name, to: max(size, labels.first { $0.name == name }?.labels.count ?? 0))
    }
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
