import Collisions
import Statistics
import WirePhysics

extension ParticleRun {
  /// The result of what was recorded so far.
  public func result(of state: ParticleRunState) -> ParticleResult {
    let search = steadyState(of: state)
    var resistivity: Estimate?
    if case .reached(let plateau) = search {
      resistivity = dragResistivity(of: plateau)
    }
    return ParticleResult(
      series: series(of: state), snapshots: snapshots(of: state),
      effectiveField: effectiveField(of: state), steadyState: search,
      dragResistivity: resistivity, counters: state.counters, timeStep: stepper.timeStep,
      stepError: stepError)
  }

  /// The columns: time, then means over the replicas.
  private func series(of state: ParticleRunState) -> [SeriesColumn] {
    let records = state.records
    let interval = configuration.schedule.recordInterval
    var columns = [
      SeriesColumn(
        name: "time", meaning: "time", unit: "hbar/T",
        values: (0...state.recordCount).map { Double($0) * interval })
    ]
    func add(_ name: String, _ meaning: String, _ unit: String, _ pick: (ReplicaRecord) -> [Double])
    {
      columns.append(
        SeriesColumn(name: name, meaning: meaning, unit: unit, replicas: records.map(pick)))
    }
    for wire in 0..<2 {
      add("current_\(wire + 1)", "current in wire \(wire + 1)", "eT/hbar") { $0.moments[1][wire] }
    }
    add("momentum", "total momentum per length", "mT/hbar") {
      zip($0.moments[1][0], $0.moments[1][1]).map(+)
    }
    for wire in 0..<2 {
      let of = "deviation from equilibrium in wire \(wire + 1), per length"
      add("number_\(wire + 1)", "number \(of)", "sqrt(mT)/hbar") { $0.moments[0][wire] }
      add("energy_\(wire + 1)", "kinetic energy \(of)", "T sqrt(mT)/hbar") { $0.moments[2][wire] }
    }
    for (index, sampler) in configuration.model.samplers.enumerated() {
      let process = sampler.process
      let wires = process.wires.map { String($0.rawValue + 1) }.joined()
      let channel = process.channel.rawValue.replacing("-", with: "_")
      add(
        "force_\(channel)_\(wires)", "rate at which \(process.name) gives momentum to wire 1",
        "T sqrt(mT) sqrt(mT)/hbar^2"
      ) { Self.rates($0.transferred[index], interval: interval) }
    }
    add("particles", "number of particles", "1") { $0.population }
    add("absolute_weight", "sum of the magnitudes of the weights", "sqrt(mT)/hbar") {
      $0.absoluteWeight
    }
    return columns
  }

  /// Mean rates over the interval that ends at each record; the first row repeats the second.
  private static func rates(_ totals: [Double], interval: Double) -> [Double] {
    let rates = zip(totals.dropFirst(), totals).map { ($0 - $1) / interval }
    return [rates.first ?? 0] + rates
  }

  private func snapshots(of state: ParticleRunState) -> [ParticleResult.Snapshot] {
    let schedule = configuration.schedule
    return (0..<(state.records.first?.snapshots.count ?? 0)).map { index in
      let averages = WirePair { wire in
        SeriesColumn.average(state.records.map { $0.snapshots[index][wire.rawValue] })
      }
      return ParticleResult.Snapshot(
        time: Double(index * schedule.recordsPerSnapshot) * schedule.recordInterval,
        momenta: schedule.snapshotMomenta, values: WirePair { averages[$0].0 },
        standardErrors: WirePair { wire in
          let errors = averages[wire].1
          return errors.isEmpty ? averages[wire].0.map { _ in 0 } : errors
        })
    }
  }
}
