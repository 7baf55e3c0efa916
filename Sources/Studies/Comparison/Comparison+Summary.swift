import Input
import Report
import Statistics
import WirePhysics

extension StudyResult<Comparison.Point> {
  /// Rows that a screen has room for, beside the words.
  private static let screen = 20
  /// Deviations from which a point stands out, in errors.
  private static let far = 3.0

  /// The comparison for a person, on a screen: the verdict once, then the points, those that stand out by name.
  var screenSummary: String {
    var lines = isSweep ? verdictLines + [""] : []
    lines.append(screenTable.text)
    lines += rest(screenPlaces, elsewhere: "--output writes report.html with all")
    if !isSweep { lines += ["", points[0].verdict] }
    return lines.joined(separator: "\n")
  }

  private var screenTable: TextTable {
    var table = TextTable(
      shortHeading + [
        heading("sampled rho_D"), "Fokker-Planck", "difference %", "in errors", "of conventional",
      ])
    for index in screenPlaces {
      let point = points[index]
      let bound = point.sampled.conventionalDragResistivity.value
      table.add(
        point.configuration.settings.map(\.value.description) + [
          point.compared.map { "\(point.configuration.shown($0))" }
            ?? point.sampled.status.rawValue,
          point.fokkerPlanck.map {
            TextTable.short($0.dragResistivity * point.configuration.resistivityUnit.factor)
          } ?? "none",
          point.relativeDifference.map { TextTable.short(100 * $0, digits: 2) } ?? "",
          point.deviation.map { TextTable.short($0, digits: 2) } ?? "",
          point.sampled.dragResistivity.map { TextTable.short($0.value / bound, digits: 2) } ?? "",
        ])
    }
    return table
  }

  /// The swept keys by their last names, where these tell them apart.
  private var shortHeading: [String] {
    let names = input.sweep.map { $0.key.path.split(separator: ".").last.map(String.init) ?? "" }
    return Set(names).count == names.count ? names : input.sweep.map(\.key.path)
  }

  /// The points that are shown: all, or evenly many of them and those that stand out.
  private var screenPlaces: [Int] {
    places(atMost: Self.screen, with: Array(outstanding.prefix(4)))
  }

  /// The points where the answers part by more than the errors, the farthest first.
  private var outstanding: [Int] {
    points.indices.filter { abs(points[$0].deviation ?? 0) > Self.far }
      .sorted { abs(points[$0].deviation ?? 0) > abs(points[$1].deviation ?? 0) }
  }

  private var verdictLines: [String] {
    var lines = [regimeLine, agreementLine].compactMap(\.self)
    if let chiSquareLine { lines.append(chiSquareLine) }
    lines += outstanding.prefix(3).map { index in
      let point = points[index]
      return "  stands out: \(pointNames[index]): "
        + "\(TextTable.short(100 * (point.relativeDifference ?? 0), digits: 2)) %, "
        + "\(TextTable.short(point.deviation ?? 0, digits: 2)) errors"
    }
    let missing = points.filter { $0.sampled.dragResistivity == nil }.count
    if missing > 0 { lines.append("WARNING: \(missing) points have no sampled drag resistivity") }
    let strong =
      points.map { RegimeNumbers($0.configuration.doubleWire).largestCoupling }.max() ?? 0
    if strong > 1 {
      lines.append(
        "WARNING: the coupling is not weak (V(0)/v_F up to \(TextTable.short(strong, digits: 2))): Born kernels "
          + "give the trend, not the number")
    }
    return lines
  }

  /// Which regimes there are, each with its number of points.
  private var regimeLine: String {
    let counts = Regime.allCases.map { regime in (regime, points.count { $0.regime == regime }) }
      .filter { $0.1 > 0 }
    guard counts.count > 1 else {
      return "Regime: \(counts[0].0.rawValue) at all \(points.count) points."
    }
    return "Regimes: " + counts.map { "\($0.0.rawValue) (\($0.1))" }.joined(separator: ", ") + "."
  }

  /// Whether the answers agree.
  private var agreementLine: String? {
    let compared = points.filter { $0.deviation != nil }
    guard !compared.isEmpty else { return nil }
    let agreeing = compared.count { abs($0.deviation ?? 0) <= Self.far }
    let largest = compared.map { abs($0.relativeDifference ?? 0) }.max() ?? 0
    let errors = compared.compactMap { $0.compared?.relativeError }.sorted()
    return
      "Sampling and Fokker-Planck agree within 3 errors at \(agreeing) of \(compared.count) points; "
      + "the largest difference is \(TextTable.short(100 * largest, digits: 2)) %, "
      + "the errors are about \(TextTable.short(100 * errors[errors.count / 2], digits: 2)) %."
  }

  /// Chi-square with what its Q means here.
  private var chiSquareLine: String? {
    guard let chiSquare else { return nil }
    let numbers =
      "chi-square \(TextTable.short(chiSquare.value, digits: 3)) for \(chiSquare.degreesOfFreedom) points, "
      + "Q = \(TextTable.short(chiSquare.q, digits: 2))"
    let isExtrapolated = points.contains { $0.extrapolated != nil }
    if isExtrapolated {
      return numbers
        + (chiSquare.q < 0.01
          ? ": small, though transfers were extrapolated to zero: look at the basis (drag converge)."
          : ": chance alone gives as much.")
    }
    guard chiSquare.q < 0.05 else { return numbers + ": chance alone gives as much." }
    let sizes = points.map { point in
      let transfer = RegimeNumbers(point.configuration.doubleWire).momentumTransfer
      return max(transfer.one, transfer.two)
    }
    let size = sizes.max() ?? 0
    return numbers + ": a small Q is expected here and no failure. Collisions transfer "
      + "\(TextTable.short(size, digits: 2)) of the\n  thermal width, Fokker-Planck assumes none: they differ by up to its "
      + "square, about \(TextTable.short(100 * size * size, digits: 1)) %; --extrapolate takes the limit."
  }
}
