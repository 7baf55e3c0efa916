import ClosedForms
import Input
import Report
import Statistics
import WirePhysics

extension StudyResult<Comparison.Point> {
  /// The verdict on all points in three sentences: what was found, whether the answers agree, where it stands.
  var overview: String {
    [rangeSentence, agreementSentence, placeSentence].joined(separator: " ")
  }

  /// Each point with a sampled answer, by its name.
  private var found: [(name: String, value: Estimate)] {
    zip(pointNames, points).compactMap { name, point in
      point.sampled.status == .reached
        ? point.compared.map { (name, $0.scaled(by: point.kiloOhm ?? 1)) } : nil
    }
  }

  /// The smallest and the largest drag resistivity.
  private var rangeSentence: String {
    let unit = points.contains { $0.kiloOhm != nil } ? "kOhm/um" : "sqrt(mT)/e^2"
    let sorted = found.sorted { $0.value.value < $1.value.value }
    guard let low = sorted.first, let high = sorted.last else {
      return "No point has a sampled drag resistivity (\(statuses))."
    }
    guard points.count > 1 else { return "The drag resistivity is \(low.value) \(unit)." }
    let lost = points.count - sorted.count
    return "The drag resistivity goes from \(low.value) (\(low.name)) to \(high.value) \(unit) "
      + "(\(high.name))"
      + (lost > 0 ? "; \(lost) of \(points.count) points have none (\(statuses))." : ".")
  }

  /// How the search ended where it found nothing.
  private var statuses: String {
    let others = points.map(\.sampled.status).filter { $0 != .reached }.map(\.rawValue)
    return Set(others).sorted().joined(separator: ", ")
  }

  /// At how many points sampling and Fokker-Planck agree, and where they are farthest apart.
  private var agreementSentence: String {
    let compared = zip(pointNames, points).compactMap { name, point in
      point.deviation.flatMap { errors in point.relativeDifference.map { (name, errors, $0) } }
    }
    guard let worst = compared.max(by: { abs($0.1) < abs($1.1) }) else {
      return "There is no Fokker-Planck answer to compare with."
    }
    let apart = compared.filter { abs($0.1) > 3 }.count
    let farthest =
      "\(TextTable.short(abs(worst.1), digits: 2)) standard errors, "
      + "\(TextTable.short(100 * abs(worst.2), digits: 2)) %"
    guard apart > 0 else {
      return
        "Sampling and Fokker-Planck agree within three standard errors at all \(compared.count) "
        + "points (at most \(farthest))."
    }
    return "Sampling and Fokker-Planck are more than three standard errors apart at \(apart) of "
      + "\(compared.count) points, farthest at \(worst.0) (\(farthest))\(hint)."
  }

  /// What is known to keep the two apart.
  private var hint: String {
    if points.contains(where: \.isMicroscopic) {
      return "; momenta near each other, which Fokker-Planck cuts out, make such a difference"
    }
    return points.contains { $0.extrapolated != nil }
      ? ""
      : "; finite momentum transfers, which Fokker-Planck leaves out, make such a difference, and "
        + "--extrapolate takes their limit"
  }

  /// The regimes, how many points have a closed form, and whether the kernels can be trusted.
  private var placeSentence: String {
    let regimes = points.map(\.regime.rawValue)
    let counts = Set(regimes).sorted().map { name in
      "\(name) (\(regimes.count { $0 == name }))"
    }
    let closed = points.count { !$0.applicable.isEmpty }
    let strong = points.count {
      RegimeNumbers($0.configuration.doubleWire).largestCoupling > 1
    }
    let trust =
      strong > 0
      ? "; the coupling is not weak at \(strong), where Born kernels give the trend, not the number"
      : ""
    return "By regime the points are: \(counts.joined(separator: ", ")); a closed form applies at "
      + "\(closed) of \(points.count)\(trust)."
  }
}

extension Comparison.Point {
  /// The unit of resistivity in kOhm/um, for a run with SI input.
  var kiloOhm: Double? { configuration.unitSystem?.kiloOhmPerMicrometre }
}
