/// Reading the sweep.
extension TreeReader {
  /// Reads the axes of the sweep.
  mutating func readSweep(_ entry: InputNode.Entry) {
    table.positions[InputKey.sweep] = entry.keyPosition
    guard case .mapping(let entries) = entry.value.content, !entries.isEmpty else {
      complain(
        entry.value.position, InputKey.sweep, "\(entry.value.summary) gives nothing to sweep",
        "sweep holds paths of keys, each with its list of values",
        "write sweep: {wires.mismatch: [0, 0.1, 1]}")
      return
    }
    // What moves along another key takes the number of its points.
    for entry in entries.filter({ !$0.movesAlong }) + entries.filter(\.movesAlong) {
      readAxis(entry)
    }
    tieAxes(swept: entries.map { spellings.current($0.key) })
    let points = table.pointCount
    guard points <= Double(InputKey.largestSweep) else {
      complain(
        entry.keyPosition, InputKey.sweep, "\(InputValue.text(of: points)) points are too many",
        "a sweep may have up to \(InputKey.largestSweep) points",
        "split it over several input files")
      table.axes = []
      return
    }
  }

  private mutating func readAxis(_ entry: InputNode.Entry) {
    let path = "\(InputKey.sweep).\(entry.key)"
    guard let name = current(entry.key, entry, in: "\(InputKey.sweep).") else { return }
    guard let key = InputKey.at(name) else {
      complainUnknown(entry, path, sweeping: entry.key)
      return
    }
    table.positions[key.path] = table.positions[key.path] ?? entry.keyPosition
    // A wrong axis is reported here; that its key is missing elsewhere need not be.
    defer { if table.axes.last?.key != key { table.broken.insert(key.path) } }
    guard key.kind.isNumeric else {
      complain(
        entry.keyPosition, path, "\(key.path) is not numeric", "a sweep varies numbers",
        "write one input file for each value")
      return
    }
    if case .mapping(let parts) = entry.value.content, !parts.isEmpty {
      if let axis = range(parts, of: key, at: entry.value.position) { table.axes.append(axis) }
    } else if let values = list(entry.value, of: key, path: path) {
      table.axes.append(.init(key: key, values: values))
    }
  }

  /// Returns the values of a list, or complains.
  mutating func list(
    _ node: InputNode, of key: InputKey, path: String
  ) -> [InputTable.Entry]? {
    guard case .sequence(let nodes) = node.content, !nodes.isEmpty else {
      complain(
        node.position, path, "\(node.summary) gives nothing to sweep",
        "a sweep needs a list of at least one value, or from, to and points",
        "write \(key.path): [...] or \(key.path): {from: ..., to: ..., points: 11}")
      return nil
    }
    let values = nodes.compactMap { node in
      value(of: node, for: key, path: path, suggestion: "correct this value").map {
        InputTable.Entry(value: $0, position: node.position, origin: .swept)
      }
    }
    return values.count == nodes.count ? values : nil
  }

  /// Holds keys that move along others against them; what does not fit is reported and left out.
  private mutating func tieAxes(swept: [String]) {
    for axis in table.axes {
      guard let along = axis.along else { continue }
      let path = "\(InputKey.sweep).\(axis.key.path)"
      let position = axis.values[0].position
      let leader = table.axes.first { $0.key.path == along }
      if let leader, leader.along == nil, leader.key != axis.key {
        guard leader.values.count != axis.values.count else { continue }
        complain(
          position, path, "has \(axis.values.count) values, \(along) has \(leader.values.count)",
          "keys that move together have one value each at every point",
          "give as many values as \(along) has, or from and to")
      } else if leader != nil || !swept.contains(along) {
        let free = swept.filter { $0 != axis.key.path }
        let hint = SpellingHint.nearest(to: along, among: free).map { "did you mean \($0)?" }
        complain(
          position, "\(path).along",
          leader == nil ? "\(along) is not swept" : "\(along) has no axis of its own",
          "along names another key of the sweep, one that moves by itself",
          hint ?? free.first.map { "write along: \($0)" } ?? "remove along")
      }
      table.broken.insert(axis.key.path)
    }
    table.axes.removeAll { table.broken.contains($0.key.path) }
  }
}

extension InputNode.Entry {
  /// Whether a swept key says that it moves along another one.
  fileprivate var movesAlong: Bool {
    guard case .mapping(let parts) = value.content else { return false }
    return parts.contains { $0.key == "along" }
  }
}
