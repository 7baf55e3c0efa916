/// Complaining.
extension TreeReader {
  /// Complains about a key that does not exist.
  mutating func complainUnknown(
    _ entry: InputNode.Entry, _ path: String, below group: String
  ) {
    let names = InputKey.names(below: group)
    let isNumber = NumberGrammar.isNumber(entry.key)
    let nearest =
      isNumber
      ? nil
      : SpellingHint.nearest(to: entry.key, among: names).map {
        group.isEmpty ? $0 : "\(group).\($0)"
      }
        ?? InputKey.nearest(to: entry.key)
    let place = group.isEmpty ? "the file" : group
    // {strength: 0,5} is the mapping of strength to 0 and of 5 to nothing.
    let comma =
      isNumber
      ? "write a decimal point, not a decimal comma"
      : entry.key.contains(":") ? "write a space behind the colon" : nil
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

  /// Complains about a sweep of a key that does not exist.
  mutating func complainUnknown(
    _ entry: InputNode.Entry, _ path: String, sweeping swept: String
  ) {
    let nearest = InputKey.nearest(to: swept)
    complain(
      entry.keyPosition, InputNode.shortened(path),
      InputKey.isGroup(swept) ? "\(swept) is a group of keys" : "there is no such key to sweep",
      "a sweep names the whole path of a numeric key, such as wires.mismatch",
      nearest.map { "did you mean \($0)?" } ?? "write sweep: {wires.mismatch: [0, 0.1, 1]}")
  }

  /// Adds a complaint.
  mutating func complain(
    _ position: InputPosition, _ key: String?, _ problem: String, _ reason: String,
    _ suggestion: String
  ) {
    complaints.append(
      InputComplaint(
        file: file, position: position, key: key, problem: problem, reason: reason,
        suggestion: suggestion))
  }
}
