public import Statistics
import WirePhysics

extension ParticleRun {
  /// The relative current (n2 j1 - n1 j2)/(n1 + n2) of each replica.
  ///
  /// Whatever accelerates both wires together drops out. In the steady state it is S (E1 - E2).
  public func relativeCurrents(of state: ParticleRunState) -> [[Double]] {
    let n = configuration.model.doubleWire.densities
    return state.records.map { record in
      zip(record.moments[1][0], record.moments[1][1]).map { j1, j2 in
        (n.two * j1 - n.one * j2) / (n.one + n.two)
      }
    }
  }

  /// Looks for the steady state in what was recorded so far.
  public func steadyState(of state: ParticleRunState) -> SteadyStateSearch {
    guard let fields = configuration.constantFields, fields.one != fields.two else {
      return .notApplicable
    }
    let difference = fields.one - fields.two
    return PlateauSearch(
      replicas: relativeCurrents(of: state).map { $0.map { $0 / difference } },
      interval: configuration.schedule.recordInterval
    ).find()
  }

  /// The drag resistivity n1 n2/(n1 + n2)^2/S, equation (114).
  func dragResistivity(of plateau: Plateau) -> Estimate {
    let value = configuration.model.doubleWire.wires.dragResistivity(fromS: plateau.S.value)
    return plateau.S.mapped(to: value, derivative: value / plateau.S.value)
  }

  /// The effective field E0 from the secular slope of the total momentum.
  ///
  /// Equation (53). Nil for fields that change in time, or a run without records. The momentum of a run
  /// is exact up to round-off, so is the slope; its error is the scatter about the straight line.
  public func effectiveField(of state: ParticleRunState) -> Estimate? {
    guard configuration.constantFields != nil, state.recordCount >= 2 else { return nil }
    let n = configuration.model.doubleWire.densities
    let rows = 0...state.recordCount
    let times = rows.map { Double($0) * configuration.schedule.recordInterval }
    let momentum = rows.map { row in
      state.records.reduce(0) { $0 + $1.moments[1][0][row] + $1.moments[1][1][row] }
        / Double(state.records.count) / (n.one + n.two)
    }
    let line = StraightLine(x: times, y: momentum)
    return Estimate(value: line.slope, standardError: line.slopeError)
  }
}
