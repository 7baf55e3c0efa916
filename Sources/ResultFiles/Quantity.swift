/// One thing that results hold, described once for every place where it appears.
///
/// Variables of result files, members of JSON, `drag explain` and the guide follow from the catalogue of
/// these; a study only says what a quantity is at its point.
public struct Quantity: Sendable, Hashable {
  /// What a quantity belongs to, and so whether its variable has a leading dimension `point`.
  public enum Scope: Sendable {
    /// A point of the sweep; a single point has a dimension of length one.
    case point
    /// A point of the sweep; without a sweep there is no such dimension.
    case sweptPoint
    /// The result as a whole: an axis, or what all points have in common.
    case result
  }

  /// How an estimate looks in JSON.
  public enum Layout: Sendable {
    /// As {"value", "standard_error"}.
    case pairs
    /// As two members, the second with `_error` behind its name: for long columns.
    case columns
  }

  /// The name of its variable in result files; nil if they have none.
  public let variable: String?
  /// The path of its member in JSON, as in `basis.cutoff`; nil if there is none.
  ///
  /// `a[].b` is the member b of each element of a list a, `a.*.b` of each named member of a.
  public let member: String?
  /// The names of its dimensions behind that of the point, the last running fastest.
  public let dimensions: [String]
  /// The unit: `1` for a pure number, empty for texts and truth values.
  public let unit: String
  /// What it is, in words.
  public let meaning: String
  /// What a study calls it: the name of its variable or the path of its member, where these are unique.
  public let name: String
  /// What it belongs to.
  public let scope: Scope
  /// How an estimate looks in JSON.
  public let layout: Layout
  /// The name of its variable in a sweep, where that of a single point is an axis.
  public let sweptVariable: String?

  /// Describes a quantity that JSON and result files call by the same name.
  init(
    _ name: String, along dimensions: [String] = [], unit: String = "1", _ meaning: String,
    scope: Scope = .point, layout: Layout = .pairs, swept: String? = nil
  ) {
    self.init(
      variable: name, member: name, along: dimensions, unit: unit, meaning, scope: scope,
      layout: layout,
      swept: swept)
  }

  /// Describes a quantity with a name for each place; nil where it does not appear.
  init(
    variable: String? = nil, member: String? = nil, name: String? = nil,
    along dimensions: [String] = [], unit: String = "1", _ meaning: String, scope: Scope = .point,
    layout: Layout = .pairs, swept: String? = nil
  ) {
    self.name = name ?? variable ?? member ?? ""
    self.variable = variable
    self.member = member
    self.dimensions = dimensions
    self.unit = unit
    self.meaning = meaning
    self.scope = scope
    self.layout = layout
    sweptVariable = swept
  }
}

extension Quantity {
  /// Everything that results hold, by what it is about.
  public static let groups: [(title: String, quantities: [Quantity])] = [
    ("Every result", system), ("The steady state", steadyState),
    ("The particle engine", evolution), ("Frequencies and rates", response),
    ("Comparison", comparison), ("Fokker-Planck and closed forms", fokkerPlanck),
    ("Convergence", convergence), ("One collision", kernel),
  ]

  /// Everything that results hold.
  public static let catalogue: [Quantity] = groups.flatMap(\.quantities)

  /// The quantity that a study calls `name`; one that the catalogue lacks is a fault of the program.
  ///
  /// A name that ends in `*` in the catalogue stands for all that begin like it.
  static func named(_ name: String) -> Quantity {
    if let found = byName[name] { return found }
    guard let family = families.first(where: { name.hasPrefix($0.name.dropLast()) }) else {
      preconditionFailure("no quantity is called \(name)")
    }
    return Quantity(
      variable: name, member: family.member == nil ? nil : name, along: family.dimensions,
      unit: family.unit, family.meaning, scope: family.scope,
      layout: family.layout)
  }

  private static let byName: [String: Quantity] = Dictionary(
    uniqueKeysWithValues: catalogue.map { ($0.name, $0) })
  private static let families: [Quantity] = catalogue.filter { $0.name.hasSuffix("_*") }
}
