import Foundation
import Input
import ParticleEngine
import WirePhysics

/// What a configuration asks of an impulse response, made concrete: times and frequencies.
struct ParticleResponsePlan {
  let configuration: ParticleConfiguration
  let frequencies: [Double]

  /// Relaxation times that a run lasts where the program chooses.
  private static let relaxationTimes = 20.0
  /// Records at least and at most; between them two in the shortest relaxation time.
  private static let records = 512...8192

  /// Makes the plan.
  /// - Parameter point: which sweep point this is; points have their own random numbers.
  /// - Throws: `ParticleError` or `GSLError`.
  init(_ plan: RunPlan, point: Int) throws {
    let settings = plan.configuration.particles
    let random = plan.configuration.random
    let model = try ParticleModel(
      doubleWire: plan.configuration.doubleWire, grid: plan.grid,
      degree: plan.configuration.solve.basis.degree, samplers: plan.samplers,
      generator: random.generator, seed: random.seed)
    let relaxation = try RelaxationEstimate(model, slowest: plan.isFrictionless ? 1e-2 : 1e-6)
    var duration = Self.relaxationTimes * relaxation.time
    if case .given(let given) = settings.duration { duration = given }
    let wanted = min(2 * duration * relaxation.fastest, Double(Self.records.upperBound))
    var count = max(Double(Self.records.lowerBound), wanted.rounded(.up))
    if case .given(let step) = settings.timeStep {
      count = max(2, min(count, (duration / step).rounded(.down)))
    }
    var result = ParticleConfiguration(
      model: model, fields: WirePair { _ in .constant(0) },
      schedule: RunSchedule(recordInterval: duration / count, records: Int(count)))
    result.initial = .impulse(ImpulseResponse.impulse(for: plan.configuration.doubleWire))
    if case .given(let step) = settings.timeStep { result.timeStep = .fixed(step) }
    result.samplesPerStage = max(1, settings.samplesPerStep / ParticleStepper.stages)
    result.replicas = settings.replicas
    result.firstReplica = point * settings.replicas
    configuration = result
    frequencies = plan.configuration.response.frequencies(
      from: 1 / relaxation.time / 10, to: relaxation.fastest * 10)
  }
}
