/// Walks the tree of an input file and fills the table of its keys, collecting every complaint.
struct TreeReader {
  let file: String
  let spellings: KeySpellings
  var table = InputTable()
  var complaints: [InputComplaint] = []
  /// What does not keep the input from being run.
  var notices: [InputComplaint] = []
  /// How each key was spelled.
  var given: [String: String] = [:]

  init(file: String, spellings: KeySpellings) {
    self.file = file
    self.spellings = spellings
  }

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
      let written = group.isEmpty ? entry.key : "\(group).\(entry.key)"
      guard let path = current(written, entry) else { continue }
      if path == InputKey.sweep {
        readSweep(entry)
      } else if let key = InputKey.at(path) {
        read(entry, for: key)
      } else if InputKey.isGroup(path) || spellings.wasGroup(path) {
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
        names.isEmpty ? "there is no such key" : "\(path) holds \(names.joined(separator: ", "))",
        names.first.map { "write \(entry.key): {\($0): ...}" } ?? "remove it")
      return
    }
    read(entries, below: path)
  }

  /// Returns the value of a node, or complains and returns nothing.
  mutating func value(
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
