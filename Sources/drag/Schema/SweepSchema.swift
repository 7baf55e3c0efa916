import Input
import ResultFiles

/// The schema of `sweep`: lists, evenly spaced values, and keys that move along others.
enum SweepSchema {
  /// The whole section.
  static var object: JSONValue {
    let keys = InputKey.catalogue.filter(\.kind.isNumeric)
    let names = keys.map { JSONValue.string($0.path) }
    return .object([
      .init("type", .string("object")), .init("minProperties", .whole(1)),
      .init("additionalProperties", .boolean(false)),
      .init(
        "description",
        .string("Numeric keys with their values; the run is repeated for each combination.")),
      .init("properties", .object(keys.map { .init($0.path, axis($0, names)) })),
    ])
  }

  private static func axis(_ key: InputKey, _ names: [JSONValue]) -> JSONValue {
    let value = JSONValue.object(key.kind.schema)
    let list = JSONValue.object([
      .init("type", .string("array")), .init("items", value), .init("minItems", .whole(1)),
    ])
    let points = JSONValue.object([
      .init("type", .string("integer")), .init("minimum", .whole(2)),
      .init("maximum", .whole(InputKey.largestSweep)),
    ])
    let range = object([
      ("from", value), ("to", value), ("points", points),
      ("scale", words([.string("linear"), .string("log")])), ("along", words(names)),
    ])
    let needs = ["points", "along"].map { required(["from", "to", $0]) }
    return .object([
      .init(
        "anyOf",
        .array([
          list, .object(range + [.init("anyOf", .array(needs))]),
          .object(
            object([("values", list), ("along", words(names))]) + [
              .init("required", .array([.string("values")]))
            ]),
        ]))
    ])
  }

  private static func object(_ properties: [(String, JSONValue)]) -> [JSONValue.Member] {
    [
      .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
      .init("properties", .object(properties.map { .init($0.0, $0.1) })),
    ]
  }

  private static func words(_ words: [JSONValue]) -> JSONValue {
    .object([.init("enum", .array(words))])
  }

  private static func required(_ names: [String]) -> JSONValue {
    .object([.init("required", .array(names.map(JSONValue.string)))])
  }
}
