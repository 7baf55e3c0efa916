/// Walks the tree of an input file and fills the table of its keys, collecting every complaint.
struct TreeReader {
  private let file: String
  private(set) var table = InputTable()
  private(set) var complaints: [InputComplaint] = []

  init(file: String) { self.file = file }

  /// Reads a whole file.
  mutating func read(_ root: InputNode) {
    guard case .mapping(let entries) = root.content else {
      complain(
        root.position, nil, "\(root.summary) is not a mapping", "an input is a list of key: value",
        "start from one of the samples")
      table.broken.formUnion(InputKey.names(below: ""))
      return
    }
    read(entries, below: "")
  }

  private mutating func read(_ entries: [InputNode.Entry], below group: String) {
    for entry in entries {
      let path = group.isEmpty ? entry.key : "\(group).\(entry.key)"
      if path == InputKey.sweep {
        readSweep(entry)
      } else if let key = InputKey.at(path) {
        read(entry, for: key)
      } else if InputKey.isGroup(path) {
        readGroup(entry, path)
      } else {
        complainUnknown(entry, path, below: group)
      }
    }
  }

  private mutating func read(_ entry: InputNode.Entry, for key: InputKey) {
    table.positions[key.path] = entry.keyPosition
    guard
      let value = value(
        of: entry.value, for: key, path: key.path, suggestion: "write \(key.example)")
    else {
      table.broken.insert(key.path)
      return
    }
    table.entries[key.path] = .init(value: value, position: entry.value.position)
  }

  private mutating func readGroup(_ entry: InputNode.Entry, _ path: String) {
    table.positions[path] = entry.keyPosition
    guard case .mapping(let entries) = entry.value.content else {
      let names = InputKey.names(below: path)
      table.broken.insert(path)
      complain(
        entry.value.position, path, "\(entry.value.summary) is not a mapping",
        "\(path) holds \(names.joined(separator: ", "))",
        "write \(entry.key): {\(names[0]): ...}")
      return
    }
    read(entries, below: path)
  }

  private mutating func readSweep(_ entry: InputNode.Entry) {
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

  private mutating func value(
    of node: InputNode, for key: InputKey, path: String, suggestion: String
  ) -> InputValue? {
    do {
      return try ScalarReader.value(of: node, for: key)
    } catch {
      complain(
        node.position, path, error.problem, "\(key.kind.allowed) is allowed",
        error.suggestion ?? suggestion)
      return nil
    }
  }
}

extension TreeReader {
  private mutating func complainUnknown(
    _ entry: InputNode.Entry, _ path: String, below group: String
  ) {
    let names = InputKey.names(below: group)
    let nearest =
      SpellingHint.nearest(to: entry.key, among: names).map {
        group.isEmpty ? $0 : "\(group).\($0)"
      }
      ?? InputKey.nearest(to: entry.key)
    let place = group.isEmpty ? "the file" : group
    // {strength: 0,5} is the mapping of strength to 0 and of 5 to nothing.
    let comma =
      NumberGrammar.isNumber(entry.key) ? "write a decimal point, not a decimal comma" : nil
    // What was meant here is given, if misspelled: it is not missing as well.
    if let nearest {
      table.broken.insert(nearest)
      table.positions[nearest] = table.positions[nearest] ?? entry.keyPosition
    }
    complain(
      entry.keyPosition, InputNode.shortened(path), "there is no such key",
      "\(place) may hold \(names.joined(separator: ", "))",
      comma ?? nearest.map { "did you mean \($0)?" } ?? "remove it")
  }

  private mutating func complainUnknown(
    _ entry: InputNode.Entry, _ path: String, sweeping swept: String
  ) {
    let nearest = InputKey.nearest(to: swept)
    complain(
      entry.keyPosition, InputNode.shortened(path),
      InputKey.isGroup(swept) ? "\(swept) is a group of keys" : "there is no such key to sweep",
      "a sweep names the whole path of a numeric key, such as wires.mismatch",
      nearest.map { "did you mean \($0)?" } ?? "write sweep: {wires.mismatch: [0, 0.1, 1]}")
  }

  private mutating func complain(
    _ position: InputPosition, _ key: String?, _ problem: String, _ reason: String,
    _ suggestion: String
  ) {
    complaints.append(
      InputComplaint(
        file: file, position: position, key: key, problem: problem, reason: reason,
        suggestion: suggestion))
  }
}
