import Foundation
import RunFiles

extension PointResult {
  /// The checks as a JSON object: whether all passed, and what was found against which limit.
  var selfChecksJSON: JSONValue {
    let values = selfChecks.checks.map { check in
      JSONValue.Member(
        check.kind.rawValue,
        [
          "value": .number(check.value), "limit": .number(check.limit),
          "passed": .boolean(check.isPassed),
        ])
    }
    return .object(
      [
        .init("passed", .boolean(selfChecks.failed.isEmpty)),
        .init("failed", .array(selfChecks.failed.map { .string($0.kind.rawValue) })),
      ] + values)
  }

  /// The checks for a person: one line, and one more for each that failed.
  var selfCheckLines: [String] {
    let failed = selfChecks.failed
    let passed = selfChecks.checks.count - failed.count
    return [
      "  passed                 \(passed) of \(selfChecks.checks.count): "
        + selfChecks.checks.filter(\.isPassed).map(\.kind.rawValue).joined(separator: ", ")
    ]
      + failed.map { check in
        "  FAILED \(check.kind.rawValue): \(check.kind.meaning) is "
          + "\(TextTable.short(check.value)) (limit \(TextTable.short(check.limit))); "
          + check.kind.advice
      }
  }
}

extension RunResult {
  /// Whether all checks of all points passed.
  public var isSound: Bool { points.allSatisfy(\.selfChecks.failed.isEmpty) }

  /// One line that names what failed where; nil if nothing did.
  public var failureNotice: String? {
    guard !isSound else { return nil }
    let places = points.enumerated().filter { !$1.selfChecks.failed.isEmpty }.map { index, point in
      let names = point.selfChecks.failed.map(\.kind.rawValue).joined(separator: ", ")
      return isSweep ? "point \(index + 1): \(names)" : names
    }
    return "self-checks failed (\(places.joined(separator: "; "))); do not trust these numbers "
      + "before you know why"
  }

  /// Adds what every check found.
  func addSelfChecks(to data: inout Dataset) {
    let kinds = SelfCheck.Kind.allCases
    data.add(.init("self_check", size: kinds.count))
    data.add(
      DatasetVariable(
        "self_check", dimensions: ["self_check"], values: .text(kinds.map(\.rawValue)),
        longName: "what is checked in every run", units: ""))
    data.add(
      DatasetVariable(
        "self_check_limit", dimensions: ["self_check"], values: .real(kinds.map(\.limit)),
        longName: "the largest value that passes", units: "1"))
    data.add(
      DatasetVariable(
        "self_check_value", dimensions: ["point", "self_check"],
        values: .real(
          points.flatMap { point in
            kinds.map { kind in
              point.selfChecks.checks.first { $0.kind == kind }?.value ?? .nan
            }
          }),
        longName: "what was found; none where the check does not apply", units: "1"))
    data.add(
      DatasetVariable(
        "self_checks_failed", dimensions: ["point"],
        values: .integer(points.map { Int64($0.selfChecks.failed.count) }),
        longName: "number of checks that failed", units: "1"))
  }
}
