package import Input
package import ResultFiles
import WirePhysics

/// What a result says, whoever found it: the readings of its points, and what they have in common.
package struct ResultContents: Sendable {
  /// Which study it was.
  package let kind: StudyKind
  /// The input, with the points that are there.
  package let input: InputFile
  /// The configuration of each point.
  package let configurations: [RunConfiguration]
  /// All that is said of each point.
  package let points: PointReadings
  /// Which part of the run it is, if it is not the whole.
  package let share: SliceShare?
  /// The self-checks of each point that failed.
  package let failedChecks: [[String]]

  /// Puts contents together.
  package init(
    kind: StudyKind, input: InputFile, configurations: [RunConfiguration]? = nil,
    points: PointReadings, failedChecks: [[String]], share: SliceShare? = nil
  ) {
    self.kind = kind
    self.input = input
    self.configurations = configurations ?? input.configurations
    self.points = points
    self.failedChecks = failedChecks
    self.share = share
  }

  private var isSweep: Bool { !input.sweep.isEmpty }

  /// What the points have in common.
  private var common: Readings {
    kind.common(configurations, points)
  }

  /// The object of the single point, or {"points": [...]} for a sweep, with what the points have in common.
  package var json: JSONValue {
    let objects = zip(configurations, points).map { configuration, readings -> JSONValue in
      var members = configuration.settings.map { JSONValue.Member($0.key, $0.value.json) }
      if !members.isEmpty { members = [.init("settings", .object(members))] }
      return .object(members + readings.members)
    }
    let common = common.members + units.members
    guard !isSweep, !kind.isAlwaysList, case .object(let members) = objects[0] else {
      return .object([.init("points", .array(objects))] + common)
    }
    return .object(members + common)
  }

  /// Which self-checks failed where; nil if none did.
  package var failureNotice: String? {
    Self.notice(failedChecks, points: isSweep ? share?.points ?? Array(points.indices) : nil)
  }

  /// Which self-checks failed where; nil if none did.
  /// - Parameter points: the numbers of the points of a sweep.
  static func notice(_ failedChecks: [[String]], points: [Int]?) -> String? {
    let places = failedChecks.enumerated().filter { !$1.isEmpty }.map { index, failed in
      let names = failed.joined(separator: ", ")
      return points.map { "point \($0[index] + 1): \(names)" } ?? names
    }
    guard !places.isEmpty else { return nil }
    return "self-checks failed (\(places.joined(separator: "; "))); do not trust these numbers "
      + "before you know why"
  }

  /// The result as a self-describing data set; numbers that do not exist are NaN.
  package func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      .init("source", .text("drag \(packageVersion), \(kind.words)")),
      .init(
        "units",
        .text(
          "hbar = k_B = e = m = T = 1 unless a variable says otherwise; fields vary as "
            + "exp(-i omega t)")),
    ]
    data.attributes += kind.options.map { .init($0, .text($1)) }
    if let units = input.configurations[0].unitSystem {
      data.attributes += [
        .init("temperature_K", .real(units.temperature)),
        .init("effective_mass", .real(units.effectiveMass)),
      ]
    }
    if let share {
      data.attributes += [
        .init("slice", .text(share.slice.description)),
        .init("slice_points", .integer(share.points.map { Int64($0) })),
        .init("points_in_all", .integer(share.pointCount)),
      ]
    }
    data.addSweep(of: input, isCompact: kind.isCompact)
    data.add(points, isSweep: isSweep, isCompact: kind.isCompact)
    if share != nil, kind != .steadyState(.ensemble) {
      SliceRecord(points: Array(points), failedChecks: failedChecks).add(to: &data)
    }
    return data
  }

  /// With SI input, the units of swept keys and of all that is given in both systems: reduced units change with the
  /// temperature.
  private var units: Readings {
    var readings = Readings()
    guard configurations[0].unitSystem != nil else { return readings }
    let settings = input.sweep.map { axis in
      QuantityValue.Named("settings.\(axis.key.path)", .text(configurations[0].unit(of: axis.key)))
    }
    let said = points[0].memberUnits.filter {
      $0.member.hasPrefix("SI.") || $0.unit == Self.resistivity
    }
    readings.add("units.*", .named(settings + said.map { .init($0.member, .text($0.unit)) }))
    return readings
  }

  private static let resistivity = "sqrt(mT)/e^2"
}
