import Foundation
import Report
public import ResultFiles

/// A stored result next to the numbers of a rerun.
public struct Reproduction: Sendable {
  /// A variable in which the two differ.
  public struct Difference: Sendable, Equatable {
    /// The variable.
    public let name: String
    /// How many of its values differ, and how many there are; nil if the shapes differ.
    public let count: (different: Int, all: Int)?
    /// The largest |new - old|/|old|.
    public let relative: Double?
    /// The largest |new - old| in standard errors, where there are any.
    public let deviation: Double?

    /// Whether both say the same.
    public static func == (left: Difference, right: Difference) -> Bool {
      left.name == right.name && left.count?.different == right.count?.different
        && left.count?.all == right.count?.all && left.relative == right.relative
        && left.deviation == right.deviation
    }
  }

  /// What may differ between two runs of the same input: how long they took.
  static let volatile: Set<String> = ["wall_seconds"]

  /// The variables that differ.
  public let differences: [Difference]
  /// Variables that are in one of them only.
  public let unpaired: [String]
  /// Circumstances that differ, as sentences.
  public let circumstances: [String]
  /// What has become of the files that the stored result was made from, as sentences.
  public let changes: [String]
  /// Whether both were made from the same tables, as far as the stored result can tell.
  private let areTablesKept: Bool
  /// The number of variables compared.
  public let compared: Int
  /// The new result.
  package let rerun: Dataset

  /// Compares a stored result with a new one.
  /// - Parameters:
  ///   - stored: the stored result.
  ///   - rerun: the new one.
  ///   - changes: what has become of the files that the stored result was made from.
  public init(stored: Dataset, rerun: Dataset, changes: [String] = []) {
    self.changes = changes
    self.rerun = rerun
    areTablesKept = stored.attribute("table_names") == rerun.attribute("table_names")
    func names(_ data: Dataset) -> Set<String> {
      Set(data.variables.map(\.name)).subtracting(Self.volatile)
    }
    let common = names(stored).intersection(names(rerun)).sorted()
    compared = common.count
    unpaired = names(stored).symmetricDifference(names(rerun)).sorted()
    differences = common.compactMap { Self.difference($0, stored, rerun) }
    circumstances = ["version", "compiler", "processor", "operating_system"].compactMap { name in
      let (old, new) = (stored.attribute(name)?.texts?.first, rerun.attribute(name)?.texts?.first)
      return old == new ? nil : "\(name): \(old ?? "unknown") then, \(new ?? "unknown") now"
    }
  }

  /// Whether every number is the same to the bit.
  public var isIdentical: Bool { differences.isEmpty && unpaired.isEmpty }

  private static func difference(
    _ name: String, _ stored: Dataset, _ rerun: Dataset
  ) -> Difference? {
    guard let old = stored[name]?.values, let new = rerun[name]?.values, old != new else {
      return nil
    }
    guard let before = old.reals, let after = new.reals, before.count == after.count else {
      return Difference(name: name, count: nil, relative: nil, deviation: nil)
    }
    let errors = stored["\(name)_error"]?.values.reals
    var (count, relative, deviation) = (0, 0.0, 0.0)
    for (i, pair) in zip(before, after).enumerated()
    where pair.0.bitPattern != pair.1.bitPattern && !(pair.0.isNaN && pair.1.isNaN) {
      count += 1
      let gap = abs(pair.1 - pair.0)
      relative = max(relative, gap.isNaN ? .infinity : gap / abs(pair.0))
      if let errors, errors.count == before.count, errors[i] > 0 {
        deviation = max(deviation, gap / errors[i])
      }
    }
    return Difference(
      name: name, count: (count, before.count), relative: relative,
      deviation: errors == nil ? nil : deviation)
  }
}

extension Reproduction {
  /// The comparison for a person.
  public var summary: String {
    guard !isIdentical else {
      return
        (["reproduced: \(compared) variables are the same to the bit"]
        + (circumstances.isEmpty ? [] : ["though " + circumstances.joined(separator: "; ")])
        + changes).joined(separator: "\n")
    }
    var lines = ["not reproduced: \(differences.count) of \(compared) variables differ"]
    for difference in differences {
      guard let count = difference.count, let relative = difference.relative else {
        lines.append("  \(difference.name): other values")
        continue
      }
      let deviation =
        difference.deviation.map { ", \(TextTable.short($0, digits: 3)) standard errors" } ?? ""
      lines.append(
        "  \(difference.name): \(count.different) of \(count.all) values, up to "
          + "\(TextTable.short(relative, digits: 3)) relative\(deviation)")
    }
    if !unpaired.isEmpty {
      lines.append("  in one of them only: \(unpaired.joined(separator: ", "))")
    }
    lines += (circumstances + changes).map { "  \($0)" }
    lines.append("  \(expectation)")
    return lines.joined(separator: "\n")
  }

  /// What should have been.
  private var expectation: String {
    if !areTablesKept { return "With another table the numbers are other ones." }
    return circumstances.isEmpty
      ? "On the same version, compiler and processor the bits should agree: please report this."
      : "Bits are kept on one version, compiler and processor; elsewhere the numbers agree within "
        + "their errors."
  }

  /// The comparison as one JSON object.
  public var json: JSONValue {
    [
      "identical": .boolean(isIdentical), "compared": .whole(compared),
      "differences": .array(
        differences.map { difference in
          [
            "name": .string(difference.name),
            "values": difference.count.map { .whole($0.different) } ?? .null,
            "relative": difference.relative.map { .number($0) } ?? .null,
            "standard_errors": difference.deviation.map { .number($0) } ?? .null,
          ]
        }),
      "unpaired": .array(unpaired.map { .string($0) }),
      "circumstances": .array(circumstances.map { .string($0) }),
      "changes": .array(changes.map { .string($0) }),
    ]
  }
}
