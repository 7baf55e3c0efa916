import Collisions
import KineticOperator
public import RunFiles
import Statistics
import WirePhysics

extension RunResult {
  /// Momenta at which distributions are written, per point: even steps from 0 to the largest cutoff.
  private static let momentumCount = 241

  /// The result as a self-describing data set; numbers that do not exist are NaN.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      ResultKind.operatorEngine.source,
      .init("units", .text("hbar = k_B = e = m = T = 1 unless a variable says otherwise")),
    ]
    let points = self.points
    data.add(.init("point", size: points.count))
    data.add(.init("wire", size: 2))
    data.add(.init("wire_row", size: 2))
    data.add(.init("wire_column", size: 2))
    addSweep(to: &data)
    addSystem(to: &data)
    addSI(points.map(\.dragResistivity), to: &data)
    addAnswers(to: &data)
    addContributions(to: &data)
    addDistributions(to: &data)
    addSelfChecks(to: &data)
    addRates(to: &data, processes: processNames)
    return data
  }

  func addSweep(to data: inout Dataset) { data.addSweep(of: input) }

  func addSystem(to data: inout Dataset) { data.addSystem(of: input) }

  /// Adds the drag resistivity in SI units, if the input is in SI.
  func addSI(_ values: [Estimate?], to data: inout Dataset) {
    guard let units = points[0].configuration.unitSystem else { return }
    data.attributes += [
      .init("temperature_K", .real(units.temperature)),
      .init("effective_mass", .real(units.effectiveMass)),
    ]
    func add(_ name: String, _ long: String, _ value: (Estimate) -> Double) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"],
          values: .real(
            values.map { $0.map { value($0) * units.kiloOhmPerMicrometre } ?? .nan }),
          longName: long, units: "kOhm/um"))
    }
    add("drag_resistivity_SI", "drag resistivity", \.value)
    add("drag_resistivity_SI_error", "standard error of the drag resistivity", \.standardError)
  }

  private func addAnswers(to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ unit: String, _ value: (PointResult) -> Double?) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .real(points.map { value($0) ?? .nan }),
          longName: long, units: unit))
    }
    add("drag_resistivity", "drag resistivity, equation (114)", Self.resistivityUnit) {
      $0.dragResistivity?.value
    }
    add(
      "drag_resistivity_error", "standard error of the drag resistivity", Self.resistivityUnit
    ) {
      $0.dragResistivity?.standardError
    }
    add("S", "regular conductivity, equation (111)", Self.conductivityUnit) { $0.S?.value }
    add("S_error", "standard error of S", Self.conductivityUnit) { $0.S?.standardError }
    add("effective_field", "field that accelerates both wires, from the run", "T sqrt(mT)/(e hbar)")
    {
      $0.effectiveField.value
    }
    add("effective_field_expected", "the same by equation (53)", "T sqrt(mT)/(e hbar)") {
      $0.effectiveField.expected
    }
    add("positivity_limit", "factor of mixed scattering at which positivity is lost", "1") {
      $0.positivityLimit?.value
    }
    add("wall_seconds", "wall-clock time", "s") { $0.seconds }
    for (name, long, matrix) in [
      ("conductivity_regular", "regular conductivity matrix", \PointResult.regularConductivity),
      ("resistivity", "dc resistivity matrix", \PointResult.resistivity),
    ] {
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "wire_row", "wire_column"],
          values: .real(
            points.flatMap {
              $0[keyPath: matrix]?.elements.flatMap { $0 } ?? Array(repeating: .nan, count: 4)
            }),
          longName: long, units: "reduced"))
    }
    data.add(
      DatasetVariable(
        "samples", dimensions: ["point"], values: .integer(points.map { Int64($0.samples) }),
        longName: "samples drawn, all processes together", units: "1"))
    data.add(
      DatasetVariable(
        "steady_state", dimensions: ["point"], values: .text(points.map(\.steadyState)),
        longName: "how the search for a steady state ended", units: ""))
  }

  /// The processes of all points, in the order of their first appearance.
  private var processNames: [String] {
    var names: [String] = []
    for finding in points.flatMap(\.replay.findings) where !names.contains(finding.process) {
      names.append(finding.process)
    }
    return names
  }

  private func addContributions(to data: inout Dataset) {
    let names = processNames
    data.add(.init("process", size: names.count))
    data.add(
      DatasetVariable(
        "process", dimensions: ["process"], values: .text(names),
        longName: "collision process and wire set", units: ""))
    for (name, long, isError) in [
      ("contribution", "share of a process in S = g^T Q g/4", false),
      ("contribution_error", "standard error of that share", true),
    ] {
      let values = points.flatMap { point in
        names.map { process -> Double in
          guard case .reached(let state) = point.outcome,
            let part = state.contributions.first(where: { $0.process.name == process })
          else { return .nan }
          return (isError ? part.value.standardError : part.value.value) / state.S.value
        }
      }
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "process"], values: .real(values), longName: long,
          units: "1"))
    }
  }

  private func addDistributions(to data: inout Dataset) {
    let largest = points.map(\.grid.cutoff).max() ?? 1
    let momenta = (0..<Self.momentumCount).map {
      largest * Double($0) / Double(Self.momentumCount - 1)
    }
    data.add(.init("momentum", size: momenta.count))
    data.add(
      DatasetVariable(
        "momentum", dimensions: ["momentum"], values: .real(momenta), longName: "momentum k",
        units: "sqrt(mT)"))
    func add(
      _ name: String, _ long: String, _ unit: String,
      _ value: (PointResult, WireIndex, Double) -> Double
    ) {
      let values = points.flatMap { point in
        WireIndex.allCases.flatMap { wire in momenta.map { value(point, wire, $0) } }
      }
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "wire", "momentum"], values: .real(values),
          longName: long, units: unit))
    }
    add("g", "regular part of g for E0 = 0, E1 - E2 = 1", "1") {
      $0.distribution($1)?.value(at: $2) ?? .nan
    }
    add("g_slope", "its slope dg/dk", "1/sqrt(mT)") {
      $0.distribution($1)?.slope(at: $2) ?? .nan
    }
    add("zeta_squared", "thermal factor zeta^2", "1") {
      $0.configuration.doubleWire[$1].zetaSquared($2)
    }
  }
}
