/// Turns what stands behind a key into a value, or says why it cannot be one.
struct ScalarReader {
  /// What is wrong with a value and what to do about it.
  struct Mistake: Error {
    let problem: String
    /// What to do, where there is more to say than to follow an example.
    let suggestion: String?

    init(_ problem: String, _ suggestion: String? = nil) {
      self.problem = problem
      self.suggestion = suggestion
    }
  }

  /// Returns the value that `node` gives to `key`.
  ///
  /// - Throws: ``Mistake``.
  static func value(of node: InputNode, for key: InputKey) throws(Mistake) -> InputValue {
    switch key.kind {
    case .number(let range): return .number(try number(node, in: range, key))
    case .numberOrWord(let range, let word):
      if case .scalar(word, _) = node.content { return .word(word) }
      if case .scalar(let text, .plain) = node.content,
        SpellingHint.nearest(to: text, among: [word]) != nil
      {
        throw Mistake("\(text) is not allowed", "did you mean \(word)?")
      }
      return .number(try number(node, in: range, key))
    case .count(let range): return .count(try count(node, in: range, key))
    case .span(let most): return .span(try span(node, most: most))
    case .pair(let range):
      guard case .sequence(let elements) = node.content else {
        throw Mistake("\(node.summary) is not a list")
      }
      guard elements.count == 2 else {
        throw Mistake("\(node.summary) is not one value for each wire")
      }
      return .pair(
        try number(elements[0], in: range, key), try number(elements[1], in: range, key))
    case .word(let words): return .word(try word(node, among: words, key))
    case .text, .file:
      guard case .scalar(let text, _) = node.content, !text.isEmpty else {
        throw Mistake("\(node.summary) is not a text")
      }
      return .text(text)
    }
  }

  private static func number(
    _ node: InputNode, in range: InputRange, _ key: InputKey
  ) throws(Mistake) -> Double {
    let value = try number(node, key)
    guard range.contains(value) else {
      throw Mistake("\(node.summary) is out of range")
    }
    return value
  }

  private static func number(_ node: InputNode, _ key: InputKey) throws(Mistake) -> Double {
    guard case .scalar(let text, let style) = node.content else {
      throw Mistake("\(node.summary) is not a number")
    }
    guard style == .plain else {
      throw Mistake("\(node.summary) is a text, not a number", "remove the quotes")
    }
    do {
      return try NumberGrammar.number(text)
    } catch {
      throw switch error {
      case .notFinite: Mistake("\(text) is not a finite number", key.whyFinite)
      case .notANumber(let hint): Mistake("\(node.summary) is not a number", hint)
      case .tooLarge: Mistake("\(node.summary) is too large for a number")
      case .tooSmall: Mistake("\(node.summary) is too small for a number", NumberGrammar.zeroHint)
      }
    }
  }

  private static func count(
    _ node: InputNode, in range: ClosedRange<UInt64>, _ key: InputKey
  ) throws(Mistake) -> UInt64 {
    if case .scalar(let text, .plain) = node.content, let value = UInt64(text) {
      // Exactly, without the detour over a floating-point number: seeds use all 64 bits.
      guard range.contains(value) else {
        throw Mistake("\(text) is out of range")
      }
      return value
    }
    let value = try number(node, key)
    guard let whole = UInt64(exactly: value) else {
      throw Mistake(
        value.rounded() == value
          ? "\(node.summary) is out of range"
          : "\(node.summary) is not a whole number")
    }
    guard range.contains(whole) else {
      throw Mistake("\(node.summary) is out of range")
    }
    return whole
  }

  private static func word(
    _ node: InputNode, among words: [String], _ key: InputKey
  ) throws(Mistake) -> String {
    guard case .scalar(let text, _) = node.content, !text.isEmpty else {
      throw Mistake("\(node.summary) is not a word")
    }
    guard !words.contains(text) else { return text }
    if key.name == "form",
      ["coulomb", "unscreened", "k0", "bare-coulomb"].contains(text.lowercased())
    {
      throw Mistake(
        "\(text) is not a form: the unscreened potential K0 diverges at q = 0 and is not "
          + "admissible for three-particle scattering",
        "choose gated-coulomb, with the distance gate to the metal that screens it")
    }
    let hint = SpellingHint.nearest(to: text, among: words)
    throw Mistake(
      "\(node.summary) is not allowed",
      hint.map { "did you mean \($0)?" })
  }
}

/// Reading consecutive whole numbers.
extension ScalarReader {
  /// Returns the numbers that `first...last` stands for.
  static func span(_ node: InputNode, most: UInt64) throws(Mistake) -> ClosedRange<UInt64> {
    guard case .scalar(let text, .plain) = node.content else {
      throw Mistake("\(node.summary) is not first...last")
    }
    let ends = text.split(separator: "...", omittingEmptySubsequences: false)
      .map { UInt64($0.filter { $0 != " " }) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else {
      throw Mistake("\(node.summary) is not first...last", NumberGrammar.spanHint(text))
    }
    guard first <= last else {
      throw Mistake("\(node.summary) ends before it begins")
    }
    guard last - first < most else {
      throw Mistake("\(node.summary) is too many")
    }
    return first...last
  }
}
