import LinearAlgebra
public import WirePhysics

/// What the finite time step does to the currents.
///
/// The mean of a run is the scheme applied to the mean operator, exactly. So the scheme is applied to
/// the pilot's operator, which has no noise, with the step and with half of it; the difference gives
/// the error by Richardson's rule. A steady state has no such error: it is a fixed point of the scheme
/// for every step.
public struct StepError: Sendable, Equatable {
  /// The largest error of j_1 or j_2 at any record.
  public let largest: Double
  /// That error over the largest current.
  public let relative: Double
  /// The error of j_1 and j_2 at each record that was looked at, t = 0 first.
  public let currents: WirePair<[Double]>

  /// Steps looked at, at most; the error is largest while the currents change fastest.
  static let horizon = 4000

  package init(
    pilot: PilotOperator, stepper: ParticleStepper, start: [Double], stepsPerRecord: Int,
    records: Int
  ) {
    let tableau = stepper.scheme.tableau
    let count = min(records, max(1, Self.horizon / stepsPerRecord))
    func run(_ refinement: Int) -> WirePair<[Double]> {
      pilot.currents(
        from: start, fields: stepper.fields, tableau: tableau,
        timeStep: stepper.timeStep / Double(refinement),
        stepsPerRecord: refinement * stepsPerRecord, records: count)
    }
    let (coarse, fine) = (run(1), run(2))
    // Richardson: error(dt) = difference * 2^p/(2^p - 1).
    let factor = stepper.scheme.order == 1 ? 2.0 : 4.0 / 3
    currents = WirePair { wire in
      zip(coarse[wire], fine[wire]).map { factor * ($0 - $1) }
    }
    largest = (currents.one + currents.two).reduce(0) { max($0, abs($1)) }
    let current = (fine.one + fine.two).reduce(0) { max($0, abs($1)) }
    relative = current > 0 ? largest / current : 0
  }
}

extension PilotOperator {
  /// Currents from a scheme applied to the mean operator.
  /// - Parameter start: g in coordinates in which the inertia is the identity.
  package func currents(
    from start: [Double], fields: WirePair<FieldHistory>, tableau: StageTableau, timeStep: Double,
    stepsPerRecord: Int, records: Int
  ) -> WirePair<[Double]> {
    var y = start
    var result = WirePair<[Double]>([current(of: y, in: 0)], [current(of: y, in: 1)])
    for step in 0..<records * stepsPerRecord {
      let (from, to) = (Double(step) * timeStep, Double(step + 1) * timeStep)
      let one = fields.one.impulse(from: from, to: to) / timeStep
      let two = fields.two.impulse(from: from, to: to) / timeStep
      var rates: [[Double]] = []
      func combine(_ coefficients: [Double]) -> [Double] {
        var x = y
        for (coefficient, rate) in zip(coefficients, rates) where coefficient != 0 {
          for i in x.indices { x[i] += coefficient * timeStep * rate[i] }
        }
        return x
      }
      for stage in 0..<tableau.stages {
        let decay = mean.times(combine(tableau.a[stage]))
        rates.append(
          decay.indices.map { one * drives[0][$0] + two * drives[1][$0] - decay[$0] })
      }
      y = combine(tableau.b)
      if (step + 1) % stepsPerRecord == 0 {
        result.one.append(current(of: y, in: 0))
        result.two.append(current(of: y, in: 1))
      }
    }
    return result
  }

  private func current(of y: [Double], in wire: Int) -> Double {
    zip(drives[wire], y).reduce(0) { $0 + $1.0 * $1.1 } / 4
  }
}
