import ParticleEngine
public import RunFiles
import Statistics
import WirePhysics

extension ParticleRunResult {
  /// The result as a self-describing data set; numbers that do not exist are NaN.
  ///
  /// A single point has series of dimension `time`. A sweep has a leading dimension `point`, and
  /// series_time(point, time) in place of the coordinate, since each point may choose its own times;
  /// shorter series end in NaN.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      ResultKind.particleEngine.source,
      .init("units", .text("hbar = k_B = e = m = T = 1 unless a variable says otherwise")),
    ]
    data.add(.init("point", size: points.count))
    data.add(.init("wire", size: 2))
    data.add(.init("time", size: points.map(\.times.count).max() ?? 1))
    data.addSweep(of: input)
    data.addSystem(of: input)
    addAnswers(to: &data)
    addSeries(to: &data)
    addSnapshots(to: &data)
    return data
  }

  private var lead: [String] { isSweep ? ["point"] : [] }

  private func addAnswers(to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ unit: String, _ value: (ParticlePoint) -> Double?) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .real(points.map { value($0) ?? .nan }),
          longName: long, units: unit))
    }
    let rho = RunResult.resistivityUnit
    add("drag_resistivity", "drag resistivity, equation (114)", rho) { $0.dragResistivity?.value }
    add("drag_resistivity_error", "standard error of the drag resistivity", rho) {
      $0.dragResistivity?.standardError
    }
    add("S", "regular conductivity, equation (111)", RunResult.conductivityUnit) { $0.S?.value }
    add("S_error", "standard error of S", RunResult.conductivityUnit) { $0.S?.standardError }
    let field = "T sqrt(mT)/(e hbar)"
    add("effective_field", "field that accelerates both wires, from the run", field) {
      $0.effectiveField?.value.value
    }
    add("effective_field_expected", "the same by equation (53)", field) {
      $0.effectiveField?.expected
    }
    add("time_step", "time step", "hbar/T") { $0.result.timeStep }
    add("time_step_error", "largest relative error of the currents by the time step", "1") {
      $0.result.stepError.relative
    }
    add("wall_seconds", "wall-clock time", "s") { $0.seconds }
    if let units = input.configurations[0].unitSystem {
      add("drag_resistivity_SI", "drag resistivity", "kOhm/um") {
        $0.dragResistivity.map { $0.value * units.kiloOhmPerMicrometre }
      }
      add("drag_resistivity_SI_error", "standard error of the drag resistivity", "kOhm/um") {
        $0.dragResistivity.map { $0.standardError * units.kiloOhmPerMicrometre }
      }
    }
    addCounts(to: &data)
  }

  private func addCounts(to data: inout Dataset) {
    for (name, long, value) in [
      ("samples", "samples drawn, all processes and replicas together", { $0.samples }),
      ("collisions", "collisions drawn", { Int(clamping: $0.result.counters.collisions) }),
      ("created", "particles made by collisions", { Int(clamping: $0.result.counters.created) }),
      ("merged", "particles taken away by merging", { Int(clamping: $0.result.counters.merged) }),
      ("blow_ups", "steps that doubled the weight", { Int(clamping: $0.result.counters.blowUps) }),
    ] as [(String, String, (ParticlePoint) -> Int)] {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .integer(points.map { Int64(value($0)) }),
          longName: long, units: "1"))
    }
    data.add(
      DatasetVariable(
        "steady_state", dimensions: ["point"], values: .text(points.map(\.steadyState)),
        longName: "how the search for a steady state ended", units: ""))
  }

  /// The columns: currents with a dimension for the wires, the others as they are called.
  private func addSeries(to data: inout Dataset) {
    let count = data.size(of: "time") ?? 1
    func padded(_ values: [Double]?) -> [Double] {
      let values = values ?? []
      return values + Array(repeating: .nan, count: count - values.count)
    }
    func add(_ name: String, _ dimensions: [String], _ long: String, _ unit: String, _ x: [Double])
    {
      data.add(
        DatasetVariable(
          name, dimensions: lead + dimensions, values: .real(x), longName: long, units: unit))
    }
    add(
      isSweep ? "series_time" : "time", ["time"], "time since the fields were switched on",
      "hbar/T", points.flatMap { padded($0.times) })
    for (name, long, part) in [
      ("current", "current, mean over the replicas", \SeriesColumn.values),
      ("current_error", "its standard error", \.standardErrors),
    ] {
      let values = points.flatMap { point in
        let wires = (1...2).map { padded(point.column("current_\($0)")?[keyPath: part]) }
        return (0..<count).flatMap { row in wires.map { $0[row] } }
      }
      add(name, ["time", "wire"], long, "eT/hbar", values)
    }
    for column in columns {
      let all = points.map { $0.column(column.name) }
      // The plain name is that of the momentum axis.
      let name = column.name == "momentum" ? "total_momentum" : column.name
      add(name, ["time"], column.meaning, column.unit, all.flatMap { padded($0?.values) })
      add(
        "\(name)_error", ["time"], "standard error of the \(column.meaning)", column.unit,
        all.flatMap { padded($0?.standardErrors) })
    }
  }

  /// The columns of all points but time and currents, in the order of their first appearance.
  private var columns: [SeriesColumn] {
    var columns: [SeriesColumn] = []
    for column in points.flatMap(\.result.series)
    where column.name != "time" && !column.name.hasPrefix("current_")
      && !columns.contains(where: { $0.name == column.name })
    {
      columns.append(column)
    }
    return columns
  }
}
