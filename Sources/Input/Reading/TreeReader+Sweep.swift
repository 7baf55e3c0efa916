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
    for entry in entries { readAxis(entry) }
    let points = table.axes.reduce(1.0) { $0 * Double($1.values.count) }
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
    guard let key = InputKey.at(entry.key) else {
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
    guard case .sequence(let nodes) = entry.value.content, !nodes.isEmpty else {
      complain(
        entry.value.position, path, "\(entry.value.summary) gives nothing to sweep",
        "a sweep needs a list of at least one value", "write \(entry.key): [...]")
      return
    }
    let values = nodes.compactMap { node in
      value(of: node, for: key, path: path, suggestion: "correct this value").map {
        InputTable.Entry(value: $0, position: node.position, origin: .swept)
      }
    }
    if values.count == nodes.count { table.axes.append(.init(key: key, values: values)) }
  }
}
