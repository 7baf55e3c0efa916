extension InputTemplate {
  /// Returns the text of an input with other values of some keys and a sweep, as a file of its own.
  ///
  /// Comments are lost: every key that the input gives stands on a line.
  ///
  /// - Parameters:
  ///   - heading: Lines of comment at the top.
  ///   - values: The other values.
  ///   - sweep: The settings of each point, all with the same keys; they move together.
  public func text(
    heading: [String], values: [SweepSetting], sweep: [[SweepSetting]] = []
  ) -> String {
    let swept = sweep.first?.map(\.key) ?? []
    var lines = heading.map { "# \($0)" }
    var open: [String] = []
    for key in InputKey.catalogue where !swept.contains(key.path) {
      let value = values.first { $0.key == key.path }?.value ?? table.entries[key.path]?.value
      guard let value else { continue }
      let names = key.path.split(separator: ".").map(String.init)
      let groups = Array(names.dropLast())
      let common = zip(open, groups).prefix { $0 == $1 }.count
      for level in common..<groups.count { lines.append(Self.margin(level) + groups[level] + ":") }
      open = groups
      lines.append(Self.margin(groups.count) + "\(names[groups.count]): \(Self.text(value))")
    }
    if !swept.isEmpty { lines.append("sweep:") }
    for (column, key) in swept.enumerated() {
      let list = "[" + sweep.map { Self.text($0[column].value) }.joined(separator: ", ") + "]"
      lines.append(
        "  \(key): " + (column == 0 ? list : "{values: \(list), along: \(swept[0])}"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func margin(_ level: Int) -> String { String(repeating: "  ", count: level) }

  private static func text(_ value: InputValue) -> String {
    guard case .text(let text) = value else { return value.description }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t").replacing("\r", with: "\\r")
    return "\"\(escaped)\""
  }
}
