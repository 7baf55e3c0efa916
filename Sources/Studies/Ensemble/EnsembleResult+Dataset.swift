public import RunFiles
import Statistics

extension EnsembleResult {
  /// The ensembles as a self-describing data set; dimensions `point` and `replica`.
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      ResultKind.ensemble.source,
      .init("units", .text("hbar = k_B = e = m = T = 1 unless a variable says otherwise")),
    ]
    let first = RunResult(input: input, points: points.map { $0.replicas[0] })
    data.add(.init("point", size: points.count))
    data.add(.init("wire", size: 2))
    first.addSweep(to: &data)
    first.addSystem(to: &data)
    first.addSI(points.map(\.estimate), to: &data)
    addAverages(to: &data)
    addReplicas(to: &data)
    return data
  }

  private func addAverages(to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ unit: String, _ value: (EnsemblePoint) -> Double?) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .real(points.map { value($0) ?? .nan }),
          longName: long, units: unit))
    }
    add("drag_resistivity", "weighted average of the replicas", RunResult.resistivityUnit) {
      $0.estimate?.value
    }
    add("drag_resistivity_error", "its standard error", RunResult.resistivityUnit) {
      $0.estimate?.standardError
    }
    add("chi_square", "scatter of the replicas about their average", "1") {
      $0.dragResistivity?.chiSquare.value
    }
    add("Q", "probability that chance alone gives at least this chi-square", "1") {
      $0.dragResistivity?.chiSquare.q
    }
    data.add(
      DatasetVariable(
        "steady_state", dimensions: ["point"], values: .text(points.map(\.steadyState)),
        longName: "how the search for a steady state ended", units: ""))
  }

  private func addReplicas(to data: inout Dataset) {
    let count = points[0].replicas.count
    data.add(.init("replica", size: count))
    data.add(
      DatasetVariable(
        "replica_seed", dimensions: ["replica"],
        values: .unsigned(points[0].replicas.map(\.configuration.random.seed)),
        longName: "seed of the replica", units: "1"))
    func add(_ name: String, _ long: String, _ unit: String, _ value: (PointResult) -> Double?) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point", "replica"],
          values: .real(points.flatMap { $0.replicas.map { value($0) ?? .nan } }),
          longName: long, units: unit))
    }
    add("replica_drag_resistivity", "drag resistivity of a replica", RunResult.resistivityUnit) {
      $0.dragResistivity?.value
    }
    add("replica_drag_resistivity_error", "its standard error", RunResult.resistivityUnit) {
      $0.dragResistivity?.standardError
    }
    data.add(
      DatasetVariable(
        "replica_is_outlier", dimensions: ["point", "replica"],
        values: .integer(
          points.flatMap { point in
            let far = point.outliers
            return (0..<count).map { far.contains($0) ? Int64(1) : 0 }
          }),
        longName: "whether the replica is too far from the others", units: "1"))
  }
}
