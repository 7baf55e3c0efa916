extension InputKey {
  /// What there is to say about a key that a user asks for.
  public enum Explanation: Sendable, Equatable {
    /// The text for a key, or for a group of keys.
    case found(String)
    /// There is no such key; the message says what was probably meant.
    case unknown(String)
  }

  /// Explains the key or the group of keys at `path`.
  public static func explain(_ path: String) -> Explanation {
    if let key = at(path) { return .found(key.explanation) }
    if path == sweep { return .found(sweepExplanation) }
    if let old = KeySpellings.current.formerly(path), let key = at(old.new) {
      return .found(
        "\(path) is called \(key.path) since version \(old.since)\n\n\(key.explanation)")
    }
    if path.isEmpty || isGroup(path) { return .found(groupExplanation(path)) }
    let hint = nearest(to: path).map { "did you mean \($0)?" }
    return .unknown(
      "\(InputNode.shortened(path)): there is no such key; the groups are "
        + names(below: "").joined(separator: ", ") + "; " + (hint ?? "ask for one of them"))
  }

  /// Returns the path nearest to what a user wrote, whether the whole path or its last name.
  static func nearest(to written: String) -> String? {
    let paths = catalogue.map(\.path)
    let last = String(written.split(separator: ".").last ?? "")
    if let path = paths.first(where: { $0.hasSuffix(".\(last)") }), !written.contains(".") {
      return path
    }
    if let path = SpellingHint.nearest(to: written, among: paths + [sweep]) { return path }
    let name = SpellingHint.nearest(to: last, among: catalogue.map(\.name))
    return name.flatMap { name in paths.first { $0 == name || $0.hasSuffix(".\(name)") } }
  }

  /// Everything there is to say about the key, as text with one fact a line.
  public var explanation: String {
    var lines = [path] + Self.wrapped(meaning)
    if let applies { lines.append("  applies:  \(applies)") }
    lines.append("  allowed:  \(allowedInFull)")
    if !dimension.reducedUnit.isEmpty {
      let isSame = dimension.reducedUnit == dimension.siUnit
      lines.append(
        "  unit:     \(dimension.reducedUnit)"
          + (isSame ? "" : " (with units.system SI: \(dimension.siUnit))"))
    }
    lines.append("  default:  \(fallbackText)")
    lines.append("  example:  \(example)")
    return lines.joined(separator: "\n")
  }

  private var allowedInFull: String {
    guard case .word(let words) = kind, words.count > 20 else { return kind.allowed }
    return (["one of"] + Self.wrapped(words.joined(separator: ", "), indent: 12))
      .joined(separator: "\n")
  }

  private var fallbackText: String {
    switch fallback {
    case .value(let value): value.description
    case .required: "none: it must be given"
    case .derived(let words): words
    }
  }

  private static func groupExplanation(_ group: String) -> String {
    let inside = group.isEmpty ? catalogue : catalogue.filter { $0.path.hasPrefix(group + ".") }
    let width = inside.map(\.path.count).max() ?? 0
    let lines = inside.map { key in
      let sentence = key.meaning.prefix { $0 != "." && $0 != ";" && $0 != ":" }
      return "  " + key.path + String(repeating: " ", count: width - key.path.count + 2) + sentence
    }
    return ([group.isEmpty ? "The input file holds" : "\(group) holds"] + lines)
      .joined(separator: "\n")
  }

  private static let sweepExplanation = """
    sweep
      Varies numeric keys: the run is repeated for each value, and for each combination when there
      are several keys, the first one varying slowest. Keys that name another one with along move
      together with it.
      allowed:  paths of numeric keys, up to \(largestSweep) points in all; each key with a list of values, with
                {from, to, points, scale}, scale being linear (the default) or log, or with one of these and
                {along: KEY}, whose number of points it takes
      default:  no sweep
      example:  sweep: {wires.mismatch: [0, 0.01, 0.1, 1]}
      example:  sweep: {wires.mismatch: {from: 0.01, to: 10, points: 13, scale: log}}
      example:  sweep: {units.temperature: [1, 2, 4], wires.density: {from: [40, 60], to: [60, 40], along:
                units.temperature}}
    """

  private static func wrapped(_ text: String, indent: Int = 2, width: Int = 80) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, last.count + word.count + 1 <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(margin + word)
      }
    }
  }
}
