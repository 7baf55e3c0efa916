import Input
import ResultFiles

/// The words that say where a key applies, as a schema.
struct SchemaCondition {
  /// What has to hold.
  let schema: JSONValue
  /// Whether it holds for some inputs only by what they say, and so tells when a key is needed.
  let isNarrow: Bool

  /// Reads what a catalogue entry says; nil for words that say nothing about the file.
  init?(_ words: String, of key: InputKey) {
    let group = key.path.names.dropLast().joined(separator: ".")
    // What comes behind "and" names a key that has a default: nothing to check.
    let first = words.split(separator: " and solve.").first.map(String.init) ?? words
    if let match = first.wholeMatch(of: #/with ([\w.]+), or swept with ([\w.]+)/#) {
      let swept = SchemaRules.has(["sweep", key.path], nil)
      let other = JSONValue.object([
        .init("allOf", .array([swept, SchemaRules.given(String(match.2))]))
      ])
      schema = .object([.init("anyOf", .array([SchemaRules.given(String(match.1)), other]))])
      isNarrow = false
    } else if let match = first.wholeMatch(of: #/with every form but (.+)/#) {
      schema = Self.is("\(group).form", Self.names(match.1), isNegated: true)
      isNarrow = true
    } else if let match = first.wholeMatch(of: #/with form (.+)/#) {
      schema = Self.is("\(group).form", Self.names(match.1))
      isNarrow = true
    } else if let match = first.wholeMatch(of: #/with ([\w.]+) ([\w-]+)/#) {
      schema = Self.is(String(match.1), [String(match.2)])
      isNarrow = true
    } else if let match = first.wholeMatch(of: #/without (.+)/#) {
      let others = Self.names(match.1).map { $0.contains(".") ? $0 : "\(group).\($0)" }
      schema = .object([
        .init("not", .object([.init("anyOf", .array(others.map { Self.given($0, beside: key) }))]))
      ])
      isNarrow = false
    } else {
      return nil
    }
  }

  /// Reads for which word of another key this one is needed, as in "needed for KEY WORD" of its default.
  init?(neededFor words: String) {
    guard let match = words.firstMatch(of: #/needed for ([\w.]+) ([\w-]+)$/#) else { return nil }
    schema = Self.is(String(match.1), [String(match.2)])
    isNarrow = true
  }

  /// Reads what stands in for a key, as in "with form FORM and KEY" of its default: elsewhere the key is needed.
  init?(insteadOf key: InputKey, _ words: String) {
    guard let match = words.firstMatch(of: #/with form ([\w-]+(?: or [\w-]+)*) and ([\w.]+)$/#)
    else {
      return nil
    }
    let forms = String(match.1).split(separator: " or ").map(String.init)
    let group = key.path.names.dropLast().joined(separator: ".")
    schema = .object([
      .init(
        "allOf",
        .array([
          Self.is("\(group).form", forms), SchemaRules.given(String(match.2)),
        ]))
    ])
    isNarrow = true
  }

  /// A key is given, leaving aside a sweep of it that the catalogue allows beside another key.
  private static func given(_ path: String, beside key: InputKey) -> JSONValue {
    let mayBeSwept = InputKey.at(path)?.applies?.contains("swept with \(key.path)") == true
    return mayBeSwept ? SchemaRules.has(path.names, nil) : SchemaRules.given(path)
  }

  /// A key has one of some words, be it by default.
  private static func `is`(_ path: String, _ words: [String], isNegated: Bool = false) -> JSONValue
  {
    guard let key = InputKey.at(path) else { preconditionFailure("the catalogue names \(path)") }
    let choice = JSONValue.object([.init("enum", .array(words.map(JSONValue.string)))])
    let value = isNegated ? JSONValue.object([.init("not", choice)]) : choice
    let said = SchemaRules.has(path.names, value)
    guard case .value(.word(let word)) = key.fallback, words.contains(word) != isNegated else {
      return said
    }
    let unsaid = JSONValue.object([.init("not", SchemaRules.has(path.names, nil))])
    return .object([.init("anyOf", .array([said, unsaid]))])
  }

  private static func names(_ text: Substring) -> [String] {
    text.replacing(" or ", with: ", ").replacing(" and ", with: ", ").split(separator: ", ")
      .map(String.init)
  }
}
