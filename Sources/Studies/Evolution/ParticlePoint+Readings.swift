import Input
import ParticleEngine
public import ResultFiles
import Statistics
import WirePhysics

extension ParticlePoint: StudyAnswer {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    readings.add("engine", .text(configuration.solve.engine.rawValue))
    readings.addTransport(S, dragResistivity: dragResistivity, of: configuration)
    let field = effectiveField
    readings.add("effective_field", .estimate(field?.value))
    if let field { readings.add("effective_field_expected", .real(field.expected)) }
    readings.add("steady_state", .text(status.rawValue))
    addApproach(to: &readings)
    readings.add("final_currents", .wires { .estimate(finalCurrent($0)) })
    readings.add("target_reached", .truth(isTargetReached))
    readings.add("samples", .count(samples))
    readings.add("replicas", .count(configuration.particles.replicas))
    readings.add("basis.intervals", .count(grid.intervals))
    readings.add("basis.degree", .count(configuration.solve.basis.degree))
    readings.add("basis.cutoff", .real(grid.cutoff))
    readings.add("evolution.duration", .real(times.last ?? 0))
    readings.add("evolution.records", .count(times.count - 1))
    readings.add("time_step", .real(result.timeStep))
    readings.add("evolution.largest_stable_step", .real(largestStep))
    readings.add("time_step_error", .real(result.stepError.relative))
    addCounters(to: &readings)
    if let units = configuration.unitSystem {
      readings.add("SI.duration_ps", .real((times.last ?? 0) * units.picosecond))
    }
    addSeries(to: &readings)
    addSnapshots(to: &readings)
    return readings
  }

  /// How the relative current comes to its plateau, or how much longer it would need.
  private func addApproach(to readings: inout Readings) {
    func finite(_ value: Double) -> QuantityValue { value.isFinite ? .real(value) : .missing }
    if isFrictionless { return readings.add("approach", .missing) }
    switch result.steadyState {
    case .reached(let plateau):
      readings.add("approach.start", .real(plateau.start))
      readings.add("approach.relaxation_time", .real(plateau.relaxationTime))
      readings.add("approach.autocorrelation_time", .real(plateau.autocorrelationTime))
      readings.add("approach.remaining_bias", .real(plateau.remainingBias))
    case .notReached(let current, let relaxationTime, let needed):
      readings.add("approach.current", .real(current))
      readings.add("approach.relaxation_time", finite(relaxationTime))
      readings.add("approach.needed_time", finite(needed))
    case .notApplicable: readings.add("approach", .missing)
    }
  }

  private func finalCurrent(_ wire: WireIndex) -> Estimate? {
    let current = column("current_\(wire.rawValue + 1)")
    guard let value = current?.values.last else { return nil }
    return Estimate(value: value, standardError: current?.standardErrors.last ?? .nan)
  }

  private func addCounters(to readings: inout Readings) {
    let counters = result.counters
    for (name, count) in [
      ("collisions", counters.collisions), ("created", counters.created),
      ("counters.driven", counters.driven), ("merged", counters.merged),
      ("counters.merge_results", counters.mergeResults), ("blow_ups", counters.blowUps),
    ] { readings.add(name, .count(count)) }
    readings.add("counters.largest_population", .count(counters.largestPopulation))
    readings.add("counters.largest_growth", .real(counters.largestGrowth))
  }

  /// The columns: currents with a dimension for the wires, the others as they are called.
  private func addSeries(to readings: inout Readings) {
    func values(_ column: SeriesColumn?) -> [QuantityValue] {
      guard let column else { return times.map { _ in .missing } }
      // Without a second replica there is no error.
      let errors =
        column.standardErrors.isEmpty
        ? column.values.map { _ in .nan } : column.standardErrors
      return zip(column.values, errors).map { .estimate(value: $0, standardError: $1) }
    }
    readings.add("time", .reals(times))
    let currents = (1...2).map { values(column("current_\($0)")) }
    readings.add("current", .list(times.indices.map { .list([currents[0][$0], currents[1][$0]]) }))
    for column in result.series
    where column.name != "time" && !column.name.hasPrefix("current_") {
      // The plain name is that of the momentum axis.
      readings.add(
        column.name == "momentum" ? "total_momentum" : column.name, .list(values(column)))
    }
  }

  /// The distributions g_s(k, t) and what is needed to make occupations of them.
  private func addSnapshots(to readings: inout Readings) {
    guard !snapshots.isEmpty else { return }
    readings.add("momentum", .reals(momenta))
    readings.add("snapshot_time", .reals(snapshots.map(\.time)))
    readings.add(
      "g_snapshot",
      .list(
        snapshots.map { snapshot in
          .wires { wire in
            .list(
              zip(snapshot.values[wire], snapshot.standardErrors[wire]).map {
                .estimate(value: $0, standardError: $1)
              })
          }
        }))
    readings.add(
      "zeta_squared",
      .wires { wire in .reals(momenta.map { configuration.doubleWire[wire].zetaSquared($0) }) })
  }
}
