import Collisions
import Foundation
import Input
package import ParticleEngine
import WirePhysics

/// What a configuration asks of the particle engine, made concrete: fields, start and schedule.
package struct ParticlePlan {
  let plan: RunPlan
  package let configuration: ParticleConfiguration
  /// Whether the run ends as soon as S has its target error.
  let isOpenEnded: Bool

  /// Records of a run of given length; a plateau needs a good hundred.
  static let records = 512
  /// Relaxation times in these records, where the program chooses: half for the approach.
  static let relaxationTimes = 20.0
  /// The most such stretches of time that a run without given length lasts.
  static let stretches = 32

  /// Makes the plan.
  /// - Parameters:
  ///   - plan: knots and samplers.
  ///   - momenta: where snapshots give g.
  ///   - point: which sweep point this is; points have their own random numbers.
  /// - Throws: `ParticleError` or `GSLError`.
  package init(_ plan: RunPlan, momenta: [Double], point: Int) throws {
    self.plan = plan
    let settings = plan.configuration.particles
    let model = try ParticleModel(
      doubleWire: plan.configuration.doubleWire, grid: plan.grid,
      degree: plan.configuration.solve.basis.degree, samplers: plan.samplers,
      generator: plan.configuration.random.generator, seed: plan.configuration.random.seed)
    let length = try Self.length(of: plan, model: model)
    isOpenEnded = length.stretches > 1
    let interval = length.interval
    let every = settings.snapshots == 0 ? 0 : max(1, length.records / settings.snapshots)
    var result = ParticleConfiguration(
      model: model, fields: try plan.configuration.fieldHistories(),
      schedule: RunSchedule(
        recordInterval: interval, records: length.records * length.stretches,
        recordsPerSnapshot: every, snapshotMomenta: momenta))
    result.initial = settings.start.state
    if case .given(let step) = settings.timeStep { result.timeStep = .fixed(step) }
    result.samplesPerStage = max(1, settings.samplesPerStep / ParticleStepper.stages)
    result.replicas = settings.replicas
    result.firstReplica = point * settings.replicas
    configuration = result
  }

  /// What ends the run before its last record.
  var goal: StopRule.Goal {
    let settings = plan.configuration.solve
    switch (isOpenEnded, settings.stop) {
    case (true, .targetError(let target)):
      return .relativeError(target, maximumSamples: settings.maximumSamples)
    case (true, .samples(let wanted)): return .samples(wanted)
    case (false, .targetError): return .time(maximumSamples: settings.maximumSamples)
    case (false, .samples(let wanted)): return .time(maximumSamples: wanted)
    }
  }

  /// The time between records, the records of a stretch, and the number of stretches.
  private static func length(
    of plan: RunPlan, model: ParticleModel
  ) throws -> (interval: Double, records: Int, stretches: Int) {
    let settings = plan.configuration.particles
    var step = 0.0
    if case .given(let given) = settings.timeStep { step = given }
    if case .given(let duration) = settings.duration {
      // Records farther apart than steps, so that a given step is kept.
      let count = max(1, min(Double(records), (duration / max(step, .leastNormalMagnitude))))
      return (duration / count.rounded(.down), Int(count), 1)
    }
    let slowest = plan.isFrictionless ? 1e-2 : 1e-6
    let time = try RelaxationEstimate(model, slowest: slowest).time * relaxationTimes
    let count = Double(records)
    switch plan.configuration.fieldShape {
    case .constant:
      let seeksSteadyState = plan.configuration.hasSteadyState && !plan.isFrictionless
      return (max(step, time / count), records, seeksSteadyState ? stretches : 1)
    case .pulse(let start, let duration):
      return (max(step, (start + duration + time) / count), records, 1)
    case .table(let series):
      let last = max(0, series.times.last ?? 0)
      return (max(step, (last + time) / count), records, 1)
    case .harmonic(let omega, _):
      // At least ten periods, with at least 32 records each.
      let period = 2 * .pi / omega
      let interval = max(step, min(max(time, 10 * period) / count, period / 32))
      let wanted = (max(time, 10 * period) / interval).rounded(.up)
      return (interval, Int(min(wanted, Double(records * stretches))), 1)
    }
  }
}

extension ParticleSettings.Start {
  /// The start as the engine takes it.
  fileprivate var state: InitialState {
    switch self {
    case .equilibrium: .equilibrium
    case .bump(let heights, let momentum, let width):
      .distributions { wire, k in
        let (right, left) = ((k - momentum) / width, (k + momentum) / width)
        return heights[wire] * (exp(-right * right / 2) - exp(-left * left / 2))
      }
    }
  }
}

extension RunConfiguration {
  /// The field in each wire as a function of time.
  ///
  /// - Throws: `ParticleError` for a table that is none.
  func fieldHistories() throws -> WirePair<FieldHistory> {
    let fields = driveFields
    switch fieldShape {
    case .constant: return WirePair { .constant(fields[$0]) }
    case .pulse(let start, let duration):
      return WirePair { .pulse(fields[$0], start: start, duration: duration) }
    case .harmonic(let omega, let phase):
      return WirePair { .harmonic(fields[$0], omega: omega, phase: phase) }
    case .table(let series):
      return try WirePair(
        .table(FieldTable(times: series.times, values: series.fields.one)),
        .table(FieldTable(times: series.times, values: series.fields.two)))
    }
  }

  /// Whether the fields lead to a steady relative current that is not zero.
  var hasSteadyState: Bool {
    fieldShape == .constant && driveFields.one != driveFields.two
  }
}

extension RunPlan {
  /// Whether the relative current grows without bound.
  ///
  /// Equation (28): collisions of pairs leave g_1 = g_2 alone, which is driven unless the wires are equal;
  /// and without any collision between the wires each of them is accelerated by its own field.
  var isFrictionless: Bool {
    let isPairsOnly = samplers.allSatisfy { $0.process.channel == .pair }
    return (isPairsOnly && configuration.doubleWire.mismatch != 0)
      || !samplers.contains { $0.process.touchedWires.count > 1 }
  }
}
