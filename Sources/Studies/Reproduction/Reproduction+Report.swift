import Report
public import ResultFiles

extension Reproduction {
  /// The comparison for a person.
  public var summary: String {
    guard !isIdentical else {
      return "reproduced: \(compared) variables are the same to the bit"
        + (circumstances.isEmpty ? "" : "\nthough " + circumstances.joined(separator: "; "))
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
    lines += circumstances.map { "  \($0)" }
    lines.append(
      circumstances.isEmpty
        ? "  On the same version, compiler and processor the bits should agree: please report this."
        : "  Bits are kept on one version, compiler and processor; elsewhere the numbers agree within "
          + "their errors.")
    return lines.joined(separator: "\n")
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
    ]
  }
}
