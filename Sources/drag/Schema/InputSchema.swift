import Input
import ResultFiles

/// The JSON Schema of input files, made from the catalogue of input keys.
///
/// It says of each key what ``InputKey`` says: what it holds, its unit, its default, where it applies. What it cannot say
/// are comparisons between values, and what is inside files.
enum InputSchema {
  /// The whole document.
  static var document: JSONValue {
    var tree = SchemaTree()
    for key in InputKey.catalogue { tree.insert(key.path.names[...], key.schema) }
    tree.insert([InputKey.sweep], SweepSchema.object)
    return .object(
      [
        .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        .init("title", .string("input of drag, the Coulomb drag simulator")),
        .init(
          "description", .string("Made by drag schema from the catalogue that drag explain shows.")),
      ] + tree.members + [.init("allOf", .array(SchemaRules.all))])
  }
}

/// The nested objects of the input.
private struct SchemaTree {
  private var properties: [(name: String, value: JSONValue?, tree: SchemaTree)] = []

  mutating func insert(_ path: ArraySlice<String>, _ schema: JSONValue) {
    guard let name = path.first else { return }
    let rest = path.dropFirst()
    let index = properties.firstIndex { $0.name == name } ?? properties.endIndex
    if index == properties.endIndex { properties.append((name, nil, SchemaTree())) }
    if rest.isEmpty {
      properties[index].value = schema
    } else {
      properties[index].tree.insert(rest, schema)
    }
  }

  var members: [JSONValue.Member] {
    [
      .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
      .init(
        "properties",
        .object(properties.map { .init($0.name, $0.value ?? .object($0.tree.members)) })),
    ]
  }
}

extension String {
  /// The names in the path of a key.
  var names: [String] { split(separator: ".").map(String.init) }
}

extension InputKey {
  /// What the key holds, with what an editor shows about it.
  fileprivate var schema: JSONValue {
    var facts = [meaning]
    if !dimension.reducedUnit.isEmpty {
      let isSame = dimension.reducedUnit == dimension.siUnit
      facts.append(
        "Unit: \(dimension.reducedUnit)\(isSame ? "" : "; with units.system SI: \(dimension.siUnit)")."
      )
    }
    if let applies { facts.append("Applies \(applies).") }
    if case .derived(let words) = fallback { facts.append("Default: \(words).") }
    var members = kind.schema + [.init("description", .string(facts.joined(separator: " ")))]
    if case .value(let value) = fallback { members.append(.init("default", value.schemaValue)) }
    return .object(members)
  }
}

extension InputValue {
  fileprivate var schemaValue: JSONValue {
    switch self {
    case .number(let value): .number(value)
    case .count(let value): .whole(value)
    case .pair(let one, let two): .numbers([one, two])
    case .span, .word, .text: .string(description)
    }
  }
}

extension InputKind {
  /// What may stand behind the key.
  var schema: [JSONValue.Member] {
    func integer(_ low: UInt64, _ high: UInt64) -> [JSONValue.Member] {
      [
        .init("type", .string("integer")), .init("minimum", .whole(low)),
        .init("maximum", .whole(high)),
      ]
    }
    func words(_ words: [String]) -> [JSONValue.Member] {
      [.init("enum", .array(words.map(JSONValue.string)))]
    }
    switch self {
    case .number(let range): return range.schema
    case .numberOrWord(let range, let word):
      return [.init("anyOf", .array([.object(range.schema), .object(words([word]))]))]
    case .count(let range): return integer(range.lowerBound, range.upperBound)
    case .pair(let range):
      return [
        .init("type", .string("array")), .init("items", .object(range.schema)),
        .init("minItems", .whole(2)), .init("maxItems", .whole(2)),
      ]
    case .span:
      return [
        .init("type", .string("string")), .init("pattern", .string(#"^\d+ *\.\.\. *\d+$"#)),
      ]
    case .word(let names): return words(names)
    case .text, .file:
      // Plain scalars are texts here, whatever YAML makes of them.
      return [
        .init("type", .array(["string", "number", "boolean"].map(JSONValue.string))),
        .init("minLength", .whole(1)),
      ]
    }
  }
}

extension InputRange {
  fileprivate var schema: [JSONValue.Member] {
    let bounds: [JSONValue.Member] =
      switch self {
      case .any: []
      case .positive: [.init("exclusiveMinimum", .whole(0))]
      case .nonNegative: [.init("minimum", .whole(0))]
      case .fraction:
        [.init("exclusiveMinimum", .whole(0)), .init("exclusiveMaximum", .whole(1))]
      case .within(let range):
        [
          .init("minimum", .number(range.lowerBound)), .init("maximum", .number(range.upperBound)),
        ]
      }
    return [.init("type", .string("number"))] + bounds
  }
}
