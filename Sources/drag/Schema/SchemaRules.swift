import Input
import ResultFiles
import WirePhysics

/// What holds between keys: where each applies, which are needed, which exclude each other.
///
/// All of it is read from the catalogue: from the words of ``InputKey/applies`` and of its fallback.
enum SchemaRules {
  /// The rules, each as one schema.
  static var all: [JSONValue] {
    InputKey.catalogue.flatMap { key -> [JSONValue] in
      let condition = key.applies.flatMap { SchemaCondition($0, of: key) }
      var rules: [JSONValue] = []
      if let condition { rules.append(whenever(given(key.path), condition.schema)) }
      switch key.fallback {
      case .required:
        guard key.applies != nil else { return rules + [given(key.path)] }
        if let condition, condition.isNarrow {
          rules.append(whenever(condition.schema, given(key.path)))
        }
      case .derived(let words):
        if let needed = SchemaCondition(neededFor: words) {
          rules.append(whenever(needed.schema, given(key.path)))
        }
        if let condition, let instead = SchemaCondition(insteadOf: key, words) {
          let either = JSONValue.object([
            .init("anyOf", .array([given(key.path), instead.schema]))
          ])
          rules.append(whenever(condition.schema, either))
        }
      case .value: break
      }
      return rules
    } + [alternatives, flavours] + bothFields
  }

  /// One of the keys that each say that they follow from the others.
  private static var alternatives: JSONValue {
    let keys = InputKey.catalogue.filter { $0.fallback == .derived("from the other keys of wires") }
    return .object([.init("anyOf", .array(keys.map { given($0.path) }))])
  }

  /// Numbers of flavours that there are, where the catalogue has the range around them.
  private static var flavours: JSONValue {
    let path = ["wires", "flavours"]
    let counts = Flavours.allCases.map { JSONValue.whole(UInt64($0.rawValue)) }
    return whenever(has(path, nil), has(path, .object([.init("enum", .array(counts))])))
  }

  /// Both fields or none.
  private static var bothFields: [JSONValue] {
    let fields = InputKey.catalogue.filter { $0.dimension == .field }.map(\.path)
    return fields.flatMap { one in fields.map { whenever(given(one), given($0)) } }
  }

  private static func whenever(_ condition: JSONValue, _ consequence: JSONValue) -> JSONValue {
    .object([.init("if", condition), .init("then", consequence)])
  }

  /// The input gives a key, in its place or in the sweep.
  static func given(_ path: String) -> JSONValue {
    let isSwept = has(["sweep", path], nil)
    guard InputKey.at(path)?.kind.isNumeric == true else { return has(path.names, nil) }
    return .object([.init("anyOf", .array([has(path.names, nil), isSwept]))])
  }

  /// There is a member at the end of these names, with a schema of its own if one is given.
  static func has(_ names: [String], _ value: JSONValue?) -> JSONValue {
    guard let name = names.first else { return value ?? .boolean(true) }
    var members: [JSONValue.Member] = [
      .init("type", .string("object")), .init("required", .array([.string(name)])),
    ]
    if names.count > 1 || value != nil {
      members.append(
        .init("properties", .object([.init(name, has(Array(names.dropFirst()), value))])))
    }
    return .object(members)
  }
}
