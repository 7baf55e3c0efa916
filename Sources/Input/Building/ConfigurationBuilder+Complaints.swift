/// Complaining.
extension ConfigurationBuilder {
  /// Complains about a key or a group of keys, at its place or at the place of another one.
  mutating func complain(
    _ path: String, at position: InputPosition? = nil, file: String? = nil, _ problem: String,
    _ reason: String, _ suggestion: String
  ) {
    complaints.append(
      InputComplaint(
        file: file ?? self.file, position: position ?? table.position(of: path), key: path,
        problem: problem, reason: reason, suggestion: suggestion))
  }

  /// Complains that a key is missing, unless it was given with a wrong value.
  ///
  /// - Parameters:
  ///   - path: The key.
  ///   - alternative: What else would do.
  mutating func complainMissing(_ path: String, unless alternative: String? = nil) {
    guard let key = InputKey.at(path), !table.isBroken(path) else { return }
    let condition =
      (key.applies.map { " \($0)" } ?? "") + (alternative.map { ", unless \($0)" } ?? "")
    complain(
      path, "is missing", "\(key.kind.allowed) is needed\(condition)", "write \(key.example)")
  }

  /// Complains about given keys that had no effect, where nothing else was wrong around them.
  mutating func complainAboutUnused() {
    let wrong = complaints.compactMap(\.key) + table.broken
    for key in InputKey.catalogue where !consulted.contains(key.path) {
      guard let entry = table.entries[key.path] else { continue }
      let group = String(key.path.prefix(upTo: key.path.lastIndex(of: ".") ?? key.path.endIndex))
      guard !wrong.contains(where: { $0.hasPrefix(group) }) else { continue }
      complain(
        key.path, at: entry.position, "\(entry.value) has no effect here",
        "it applies \(key.applies ?? "elsewhere")", "remove it, or change what it depends on")
    }
  }
}
