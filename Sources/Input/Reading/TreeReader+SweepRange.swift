/// Reading `{from:, to:, points:, scale:}` and what moves `along` another key.
extension TreeReader {
  /// Returns the axis that a mapping describes, or complains.
  mutating func range(
    _ parts: [InputNode.Entry], of key: InputKey, at position: InputPosition
  ) -> InputTable.Axis? {
    let path = "\(InputKey.sweep).\(key.path)"
    guard knowsAll(parts, path) else { return nil }
    func part(_ name: String) -> InputNode? { parts.first { $0.key == name }?.value }
    var along: String?
    if let node = part("along") {
      guard case .scalar(let text, _) = node.content, !text.isEmpty else {
        complain(
          node.position, "\(path).along", "\(node.summary) is not the name of a key",
          "along names the swept key with which this one moves", "write along: wires.mismatch")
        return nil
      }
      along = spellings.current(text)
    }
    if let node = part("values") {
      guard let extra = ["from", "to", "points", "scale"].first(where: { part($0) != nil }) else {
        return list(node, of: key, path: path).map { .init(key: key, values: $0, along: along) }
      }
      complain(
        node.position, "\(path).values", "contradicts \(extra)",
        "values are listed, or evenly spaced between from and to", "remove one of them")
      return nil
    }
    guard let count = pointCount(part("points"), along: along, path, at: position),
      let scale = scale(part("scale"), path), let from = end("from"), let to = end("to")
    else { return nil }
    func end(_ name: String) -> (node: InputNode, value: InputValue)? {
      guard let node = part(name) else {
        complain(
          position, "\(path).\(name)", "is missing",
          "an evenly spaced sweep goes from one end to another",
          "write \(key.path): {from: ..., to: ..., points: \(count)}")
        return nil
      }
      return value(of: node, for: key, path: "\(path).\(name)", suggestion: "correct this value")
        .map { (node, $0) }
    }
    do {
      let values = try SweepRange(from: from.value, to: to.value, count: count, scale: scale).values
      return .init(
        key: key,
        values: values.map { .init(value: $0, position: from.node.position, origin: .swept) },
        along: along)
    } catch {
      complain(
        from.node.position, path, error.problem, error.reason, error.suggestion)
      return nil
    }
  }

  private mutating func knowsAll(_ parts: [InputNode.Entry], _ path: String) -> Bool {
    let names = ["from", "to", "points", "scale", "values", "along"]
    let unknown = parts.filter { !names.contains($0.key) }
    for part in unknown {
      let hint = SpellingHint.nearest(to: part.key, among: names).map { "did you mean \($0)?" }
      complain(
        part.keyPosition, "\(path).\(InputNode.shortened(part.key))", "there is no such key",
        "a swept key may hold \(names.joined(separator: ", "))", hint ?? "remove it")
    }
    return unknown.isEmpty
  }

  /// Returns the number of points, given or that of the key along which this one moves.
  private mutating func pointCount(
    _ node: InputNode?, along: String?, _ path: String, at position: InputPosition
  ) -> Int? {
    guard let node else {
      if let along {
        return table.axes.first { $0.key.path == along }.map(\.values.count) ?? 2
      }
      complain(
        position, "\(path).points", "is missing", "an evenly spaced sweep has a number of points",
        "write points: 11")
      return nil
    }
    guard case .scalar(let text, .plain) = node.content,
      let number = try? NumberGrammar.number(text), let count = Int(exactly: number),
      (2...InputKey.largestSweep).contains(count)
    else {
      complain(
        node.position, "\(path).points", "\(node.summary) is not a number of points",
        "a whole number from 2 to \(InputKey.largestSweep) is allowed", "write points: 11")
      return nil
    }
    return count
  }

  private mutating func scale(_ node: InputNode?, _ path: String) -> SweepRange.Scale? {
    guard let node else { return .linear }
    let words = SweepRange.Scale.allCases.map(\.rawValue)
    if case .scalar(let text, _) = node.content, let scale = SweepRange.Scale(rawValue: text) {
      return scale
    }
    let hint = SpellingHint.nearest(to: node.summary, among: words).map { "did you mean \($0)?" }
    complain(
      node.position, "\(path).scale", "\(node.summary) is not allowed",
      "one of \(words.joined(separator: ", ")) is allowed", hint ?? "write scale: log")
    return nil
  }
}
