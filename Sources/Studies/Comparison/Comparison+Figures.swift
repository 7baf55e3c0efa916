import ClosedForms
import FokkerPlanck
import Input
import KineticOperator
package import Report
import Statistics
import WirePhysics

extension StudyResult<Comparison.Point> {
  /// The figures of the report.
  package var figures: [ReportFigure] { [resistivityFigure, slopeFigure].compactMap { $0 } }

  /// rho_D against the fastest swept number, one colour per combination of the others.
  private var resistivityFigure: ReportFigure? {
    guard let axis = fastest, axis.values.count >= 2 else { return nil }
    let groups = stride(from: 0, to: points.count, by: axis.values.count).map {
      Array(points[$0..<$0 + axis.values.count])
    }
    let series = groups.enumerated().flatMap { index, group -> [LinePlot.Series] in
      // Several groups are told apart by colour: points are named, their curves need no names of their own.
      let others = group[0].sampled.configuration.settings.filter { setting in
        input.sweep.contains { $0.key.path == setting.key && $0.along == nil && $0 != axis }
      }.map { setting in
        "\(setting.key.split(separator: ".").last ?? "") = \(setting.value.shortDescription)"
      }.joined(separator: ", ")
      return sampledSeries(group, colour: index, name: others.isEmpty ? "sampled" : others)
        + exactSeries(
          group, colour: others.isEmpty ? 1 : index, name: others.isEmpty ? "Fokker-Planck" : "")
    }.filter { !$0.points.isEmpty }
    guard !series.isEmpty else { return nil }
    let isSI = points[0].kiloOhm != nil
    let unit = isSI ? axis.key.dimension.siUnit : axis.key.dimension.reducedUnit
    let label = axis.key.path + (axis.isSplit ? ", wire 1 less wire 2" : "")
    return ReportFigure(
      name: "drag-resistivity",
      caption:
        "Drag resistivity against \(axis.key.path): points with standard errors are sampled, "
        + "curves Fokker-Planck.",
      plot: LinePlot(
        title: "Drag resistivity against \(axis.key.path)",
        x: (label + (unit.isEmpty || unit == "1" ? "" : " (\(unit))"), .linear),
        y: (isSI ? "rho_D (kOhm/um)" : "rho_D (sqrt(mT)/e^2)", .logarithmic), series: series))
  }

  /// The axis that varies fastest; keys that move along others have none of their own.
  private var fastest: InputFile.Axis? { input.sweep.last { $0.along == nil } }

  private func sampledSeries(_ group: [Comparison.Point], colour: Int, name: String) -> [LinePlot
    .Series]
  {
    let shown = group.compactMap { point -> (Double, Estimate)? in
      guard let x = fastest?.abscissa(point.sampled.configuration),
        let rho = point.compared, rho.value > 0
      else { return nil }
      return (x, rho.scaled(by: point.kiloOhm ?? 1))
    }
    return [
      LinePlot.Series(
        name: name, style: .points, colour: colour, points: shown.map { ($0, $1.value) },
        errors: shown.map(\.1.standardError))
    ]
  }

  private func exactSeries(_ group: [Comparison.Point], colour: Int, name: String) -> [LinePlot
    .Series]
  {
    var curve = group.compactMap { point -> (x: Double, y: Double)? in
      guard let x = fastest?.abscissa(point.sampled.configuration),
        let rho = point.reference
      else { return nil }
      return (x, rho * (point.kiloOhm ?? 1))
    }
    guard curve.count >= 2 else { return [] }
    if fastest?.key.path == "wires.mismatch",
      points[0].configuration.unitSystem == nil, !group[0].isMicroscopic
    {
      curve = mismatchCurve(
        group[0].sampled.configuration, from: curve[0].x, to: curve[curve.count - 1].x)
    }
    return [LinePlot.Series(name: name, style: .curve, colour: colour, points: curve)]
  }

  /// The curve between the ends of a sweep of the mismatch, finer than the sweep.
  private func mismatchCurve(
    _ configuration: RunConfiguration, from first: Double, to last: Double
  ) -> [(x: Double, y: Double)] {
    let mean = configuration.closedFormContext.fermiEnergy
    return (0...120).compactMap { step in
      let mismatch = first + (last - first) * Double(step) / 120
      var moved = configuration
      moved.doubleWire = DoubleWire(
        wires: WirePair(
          fermiEnergies: mean + mismatch / 2, mean - mismatch / 2,
          flavours: configuration.doubleWire.flavours),
        intrawire: configuration.doubleWire.intrawire,
        interwire: configuration.doubleWire.interwire,
        pairs: configuration.doubleWire.pairs)
      guard let rho = try? FokkerPlanckAnswer(moved).dragResistivity, rho > 0 else { return nil }
      return (mismatch, rho)
    }
  }

  /// zeta^2 dg/dk of the first point that has a steady state, in both wires.
  private var slopeFigure: ReportFigure? {
    guard let index = points.firstIndex(where: { $0.sampled.S != nil }) else { return nil }
    let sampled = points[index].sampled
    let cutoff = sampled.grid.cutoff
    let series = WireIndex.allCases.flatMap { wire -> [LinePlot.Series] in
      let thermal = sampled.configuration.doubleWire[wire]
      let curve = (0...200).compactMap { step -> (x: Double, y: Double)? in
        let k = cutoff * Double(step) / 200
        return sampled.distribution(wire).map { (k, thermal.zetaSquared(k) * $0.slope(at: k)) }
      }
      return [
        LinePlot.Series(
          name: "wire \(wire.rawValue + 1)", style: wire == .one ? .curve : .dashed, points: curve)
      ]
    }
    return ReportFigure(
      name: "slope",
      caption: "zeta^2 dg/dk at \(pointNames[index]): where in momentum the wires respond to"
        + " E0 = 0, E1 - E2 = 1.",
      plot: LinePlot(
        title: "zeta^2 dg/dk", x: ("k (sqrt(mT))", .linear),
        y: ("zeta^2 dg/dk (1/sqrt(mT))", .linear),
        series: series))
  }
}

extension InputFile.Axis {
  /// Whether it gives the wires different values: then their difference is what varies.
  var isSplit: Bool { values.contains { !$0.isCommon } }

  /// The place of a point of the sweep on this axis, the one that varies fastest.
  func abscissa(_ configuration: RunConfiguration) -> Double? {
    switch configuration.settings.first(where: { $0.key == key.path })?.value {
    case .number(let value): value
    case .count(let value): Double(value)
    case .pair(let one, let two): isSplit ? one - two : one
    default: nil
    }
  }
}

extension InputValue {
  /// Whether it is the same for both wires.
  fileprivate var isCommon: Bool {
    if case .pair(let one, let two) = self { one == two } else { true }
  }

  /// The value for a legend: once where both wires share it.
  fileprivate var shortDescription: String {
    if case .pair(let one, let two) = self, one == two { TextTable.short(one) } else { description }
  }
}
