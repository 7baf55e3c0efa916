/// One key of the input file: the single place that says what it means and what it allows.
///
/// ``catalogue`` lists all of them. Reading, validation, defaults, the resolved listing in result
/// files and `drag explain` follow from it.
public struct InputKey: Sendable, Equatable {
  /// What holds when the key is left out.
  public enum Fallback: Sendable, Equatable {
    /// This value.
    case value(InputValue)
    /// Nothing: the key must be given wherever it applies.
    case required
    /// What these words say.
    case derived(String)
  }

  /// The names from the top of the file to the key, joined by points.
  public let path: String
  /// What the key means, in one or two sentences.
  public let meaning: String
  /// What it holds.
  public let kind: InputKind
  /// Its physical dimension.
  public let dimension: InputDimension
  /// What holds when it is left out.
  public let fallback: Fallback
  /// Where the key applies, as in "with form gaussian"; none if everywhere.
  public let applies: String?
  /// A line of input that shows it.
  public let example: String

  init(
    _ path: String, _ kind: InputKind, _ dimension: InputDimension = .none,
    fallback: Fallback, applies: String? = nil, example: String, _ meaning: String
  ) {
    self.path = path
    self.meaning = meaning
    self.kind = kind
    self.dimension = dimension
    self.fallback = fallback
    self.applies = applies
    self.example = example
  }

  /// Every key, in the order of a complete input file.
  public static let catalogue: [InputKey] =
    [title] + units + wires + potential("intrawire") + potential("interwire") + collisions
    + fields + solve + particles + random + response + fokkerPlanck

  /// The name of the section that sweeps other keys; it holds no keys of its own.
  public static let sweep = "sweep"

  /// The largest number of points that a sweep may have.
  public static let largestSweep = 10_000

  /// Returns the key at `path`, if there is one.
  public static func at(_ path: String) -> InputKey? { byPath[path] }

  /// Returns whether keys lie below `path`.
  static func isGroup(_ path: String) -> Bool { groups.contains(path) }

  /// Returns the names that may stand directly below `group`, in order; "" is the whole file.
  static func names(below group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + "."
    var names: [String] = []
    for key in catalogue where key.path.hasPrefix(prefix) {
      let name = String(key.path.dropFirst(prefix.count).prefix { $0 != "." })
      if !names.contains(name) { names.append(name) }
    }
    return group.isEmpty ? names + [sweep] : names
  }

  /// The last name of the path.
  var name: String { String(path.split(separator: ".").last ?? "") }

  private static let byPath = Dictionary(
    catalogue.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })

  private static let groups: Set<String> = Set(
    catalogue.flatMap { key in
      let names = key.path.split(separator: ".")
      return (1..<max(1, names.count)).map { names.prefix($0).joined(separator: ".") }
    })
}
