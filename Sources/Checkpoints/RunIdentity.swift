/// Everything on which the samples of a point depend, in words.
///
/// Two runs whose identities are equal draw the same collisions and add them up on the same splines.
/// What only decides when to stop or how to report (target error, number of samples, title, fields,
/// units) is no part of it: it may change when a run goes on.
public struct RunIdentity: Sendable, Equatable {
  /// One fact a line, as `name: value`.
  public let lines: [String]

  /// Describes a run by its facts, one a line, as `name: value`.
  public init(lines: [String]) { self.lines = lines }

  /// The facts in which another identity differs, as `name: mine, there theirs`.
  public func differences(from other: RunIdentity) -> [String] {
    let theirs = Self.facts(other.lines)
    let mine = Self.facts(lines)
    let names = mine.map(\.name) + theirs.map(\.name).filter { !mine.map(\.name).contains($0) }
    return names.compactMap { name in
      let (here, there) = (Self.value(name, in: mine), Self.value(name, in: theirs))
      return here == there ? nil : "\(name): \(here), there \(there)"
    }
  }

  private static func value(_ name: String, in facts: [(name: String, value: String)]) -> String {
    facts.first { $0.name == name }?.value ?? "none"
  }

  private static func facts(_ lines: [String]) -> [(name: String, value: String)] {
    lines.map { line in
      guard let colon = line.firstRange(of: ": ") else { return (line, "") }
      return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
    }
  }
}
