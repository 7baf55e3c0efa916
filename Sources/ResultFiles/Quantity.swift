/// One thing that results hold, described once for every place where it appears.
///
/// Variables of result files, members of JSON, `drag explain` and the guide follow from the catalogue of
/// these; a study only says what a quantity is at its point.
public struct Quantity: Sendable, Hashable {
  /// What a quantity belongs to, and so whether its variable has a leading dimension `point`.
  enum Scope: Sendable {
    /// A point of the sweep; a single point has a dimension of length one.
    case point
    /// A point of the sweep; without a sweep there is no such dimension.
    case sweptPoint
    /// The result as a whole: an axis, or what all points have in common.
    case result
  }

  /// The name of its variable in result files; nil if they have none.
  public let variable: String?
  /// The name of its variable in a sweep, where that of a single point is an axis.
  public let sweptVariable: String?
  /// The path of its member in JSON, as in `basis.cutoff`; nil if there is none.
  ///
  /// `a[].b` is the member b of each element of a list a, `a.*.b` of each named member of a.
  public let member: String?
  /// What a study calls it: the name of its variable or the path of its member, where these are unique.
  let name: String
  /// The names of its dimensions behind that of the point, the last running fastest.
  public let dimensions: [String]
  /// The unit: `1` for a pure number, empty for texts and truth values.
  public let unit: String
  /// What it is, in words.
  public let meaning: String
  let scope: Scope
  /// Whether JSON has the errors in a member of their own, with `_error` behind its name: for long columns.
  let hasErrorColumn: Bool

  /// Reads a line of the table.
  fileprivate init(_ line: Substring) {
    let cells = line.split(separator: " | ").map { $0.trimmed }
    precondition((5...6).contains(cells.count), "a line of the table of quantities: \(line)")
    let remarks = cells.count > 5 ? cells[5].split(separator: ", ").map(String.init) : []
    func remark(_ word: String) -> String? {
      remarks.first { $0.hasPrefix("\(word) ") }.map { String($0.dropFirst(word.count + 1)) }
    }
    variable = cells[0] == "-" ? nil : cells[0]
    member = cells[1] == "=" ? variable : cells[1] == "-" ? nil : cells[1]
    name = remark("called") ?? variable ?? member ?? ""
    dimensions = cells[2] == "-" ? [] : cells[2].split(separator: " ").map(String.init)
    unit = cells[3] == "-" ? "" : cells[3]
    meaning = cells[4]
    scope = remarks.contains("common") ? .result : remarks.contains("swept") ? .sweptPoint : .point
    hasErrorColumn = remarks.contains("columns")
    sweptVariable = remark("as")
  }

  /// One of a family.
  private init(_ name: String, of family: Quantity) {
    self.name = name
    variable = name
    member = nil
    sweptVariable = nil
    dimensions = family.dimensions
    unit = family.unit
    meaning = family.meaning
    scope = family.scope
    hasErrorColumn = family.hasErrorColumn
  }

  /// The quantity that a study calls `name`; one that the catalogue lacks is a fault of the program.
  static func named(_ name: String) -> Quantity {
    guard let quantity = known(name) else {
      preconditionFailure("no quantity is called \(name)")
    }
    return quantity
  }

  /// The quantity that a study calls `name`, if the catalogue has it.
  static func known(_ name: String) -> Quantity? {
    if let found = byName[name] { return found }
    return families.first { name.hasPrefix($0.name.dropLast()) }.map { Quantity(name, of: $0) }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: catalogue.map { ($0.name, $0) })
  private static let families: [Quantity] = catalogue.filter { $0.name.hasSuffix("_*") }
}

extension Quantity {
  /// Everything that results hold.
  public static let catalogue: [Quantity] = groups.flatMap(\.quantities)

  /// Everything that results hold, by what it is about.
  static let groups: [(title: String, quantities: [Quantity])] = {
    var groups: [(title: String, quantities: [Quantity])] = []
    for line in (table + "\n" + fitTable).split(separator: "\n") {
      if line.hasPrefix("# ") {
        groups.append((String(line.dropFirst(2)), []))
      } else {
        groups[groups.count - 1].quantities.append(Quantity(line))
      }
    }
    return groups
  }()
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    let isText = { $0 != UInt8(ascii: " ") }
    guard let first = utf8.firstIndex(where: isText), let last = utf8.lastIndex(where: isText)
    else { return "" }
    return String(self[first...last])
  }
}
