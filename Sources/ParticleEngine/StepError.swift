import LinearAlgebra
package import WirePhysics

/// What the finite time step does to the currents.
///
/// The mean of a run is Heun's scheme applied to the mean operator, exactly. So it is applied to
/// the pilot's operator, which has no noise, with the step and with half of it; the difference gives
/// the error by Richardson's rule. A steady state has no such error: it is a fixed point of the scheme
/// for every step.
public struct StepError: Sendable, Equatable {
  /// The largest error of j_1 or j_2 at any record, over the largest current.
  public let relative: Double
  /// The error of j_1 and j_2 at each record that was looked at, t = 0 first.
  package let currents: WirePair<[Double]>

  /// Steps looked at, at most; the error is largest while the currents change fastest.
  static let horizon = 4000

  package init(
    pilot: PilotOperator, stepper: ParticleStepper, start: [Double], stepsPerRecord: Int,
    records: Int
  ) {
    let count = min(records, max(1, Self.horizon / stepsPerRecord))
    func run(_ refinement: Int) -> WirePair<[Double]> {
      pilot.currents(
        from: start, fields: stepper.fields,
        timeStep: stepper.timeStep / Double(refinement),
        stepsPerRecord: refinement * stepsPerRecord, records: count)
    }
    let (coarse, fine) = (run(1), run(2))
    // Richardson: error(dt) = difference * 2^p/(2^p - 1), p = 2.
    let factor = 4.0 / 3
    currents = WirePair { wire in
      zip(coarse[wire], fine[wire]).map { factor * ($0 - $1) }
    }
    let largest = (currents.one + currents.two).reduce(0) { max($0, abs($1)) }
    let current = (fine.one + fine.two).reduce(0) { max($0, abs($1)) }
    relative = current > 0 ? largest / current : 0
  }
}

extension PilotOperator {
  /// Currents from Heun's scheme applied to the mean operator.
  /// - Parameter start: g in coordinates in which the inertia is the identity.
  func currents(
    from start: [Double], fields: WirePair<FieldHistory>, timeStep: Double, stepsPerRecord: Int,
    records: Int
  ) -> WirePair<[Double]> {
    var y = start
    var result = WirePair<[Double]>([current(of: y, in: 0)], [current(of: y, in: 1)])
    for step in 0..<records * stepsPerRecord {
      let (from, to) = (Double(step) * timeStep, Double(step + 1) * timeStep)
      let one = fields.one.impulse(from: from, to: to) / timeStep
      let two = fields.two.impulse(from: from, to: to) / timeStep
      func rate(at y: [Double]) -> [Double] {
        let decay = mean.times(y)
        return decay.indices.map { one * drives[0][$0] + two * drives[1][$0] - decay[$0] }
      }
      let first = rate(at: y)
      let second = rate(at: zip(y, first).map { $0 + timeStep * $1 })
      for i in y.indices {
        y[i] += 0.5 * timeStep * first[i]
        y[i] += 0.5 * timeStep * second[i]
      }
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
