public import RunFiles
import Statistics

extension ConvergenceResult {
  /// The study as a self-describing data set.
  ///
  /// Dimensions: `point` (of the sweep), `study_parameter` (what was varied), `study_level` (from coarse to
  /// fine; parameters with fewer levels end in NaN).
  public func dataset(provenance: Provenance) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes.append(.init("source", .text("drag \(packageVersion), convergence study")))
    data.add(.init("point", size: points.count))
    addAnswers(to: &data)
    StudyVariables(points.map(\.studies), of: .dragResistivity).add(to: &data)
    return data
  }

  private func addAnswers(to data: inout Dataset) {
    func add(_ name: String, _ long: String, _ value: (ConvergencePoint) -> Double?) {
      data.add(
        DatasetVariable(
          name, dimensions: ["point"], values: .real(points.map { value($0) ?? .nan }),
          longName: long, units: RunResult.resistivityUnit))
    }
    add("drag_resistivity", "drag resistivity with the settings of the input") {
      $0.resistivity?.value
    }
    add("drag_resistivity_error", "its standard error") { $0.resistivity?.standardError }
    add("drag_resistivity_limit", "drag resistivity extrapolated in all parameters") {
      $0.extrapolated?.value
    }
    add("drag_resistivity_limit_error", "its standard error") { $0.extrapolated?.standardError }
  }
}
