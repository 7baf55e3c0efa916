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
    add(PointReadings(points), isSweep: isSweep, isCompact: isCompact)
  }

  /// The same of points that are looked at one after the other, twice: what they need, and what they say.
  package mutating func add(_ points: PointReadings, isSweep: Bool, isCompact: Bool = false) {
    var (columns, axes) = Self.columns(points) { scope in
      scope == .point && (isSweep || !isCompact) || scope == .sweptPoint && isSweep
    }
    // What has no place along a dimension at any point is nowhere.
    let isNowhere = Set(axes.sizes.filter { $0.size == 0 }.map(\.name))
    columns.removeAll { !isNowhere.isDisjoint(with: $0.quantity.dimensions) }
    for (name, size) in axes.sizes where size > 0 && self.size(of: name) == nil {
      add(Dimension(name, size: size))
    }
    if size(of: "point") == nil, columns.contains(where: \.isLed) {
      add(Dimension("point", size: points.count))
    }
    for index in columns.indices { columns[index].makeRoom(points.count, axes) }
    for point in points {
      for index in columns.indices { columns[index].add(point, axes) }
    }
    for index in columns.indices {
      for variable in columns[index].variables(isSweep: isSweep, axes) { add(variable) }
    }
    for (name, labels) in axes.labels where !labels.isEmpty && self[name] == nil {
      add(
        DatasetVariable(
          name, dimensions: [name], values: .text(labels),
          longName: Quantity.named(name).meaning, units: ""))
    }
  }

  /// One column for each quantity with a variable, in the order in which they are said, and their dimensions.
  private static func columns(
    _ points: PointReadings, isLed: (Quantity.Scope) -> Bool
  ) -> ([QuantityColumn], QuantityAxes) {
    var places: [String: Int] = [:]
    var columns: [QuantityColumn] = []
    for point in points {
      for entry in point.entries where entry.quantity.variable != nil {
        let name = entry.quantity.name
        if places[name] == nil {
          places[name] = columns.count
          columns.append(QuantityColumn(entry.quantity, isLed: isLed(entry.quantity.scope)))
        }
        columns[places[name] ?? 0].look(at: entry.value)
      }
    }
    var axes = QuantityAxes()
    for column in columns { axes.extend(by: column.axes) }
    return (columns, axes)
  }
}
