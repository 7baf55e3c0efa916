import ClosedForms
import Foundation
public import ParticleEngine
public import RunFiles
public import Statistics
public import WirePhysics

/// The frequency response of one configuration from particles: how the wires go on after an impulse.
public struct ParticleResponse: Sendable {
  /// The response at one frequency.
  public struct Point: Sendable {
    /// The angular frequency in T/hbar.
    public let omega: Double
    /// The regular conductivity S(omega), equation (111).
    public let conductivity: ImpulseResponse.Value
    /// The off-diagonal resistivity rho_12(omega).
    public let resistivity: ImpulseResponse.Value
    /// The conductivity matrix; the error of each element is that of S.
    public let matrix: (real: WireMatrix, imaginary: WireMatrix)
  }

  /// The configuration.
  public let configuration: RunConfiguration
  /// The response at the frequencies of the configuration.
  public let points: [Point]
  /// What is left of the relative current at the end of the run, as a share of its beginning.
  public let remainder: Estimate
  /// rho_12 above all rates, with all collisions.
  public let highFrequency: Estimate
  /// Equation (29), pair collisions only, by quadrature.
  public let highFrequencyOfPairs: Double?
  /// The course of the run.
  public let result: ParticleResult
  /// The duration of the run and the time between its records, in hbar/T.
  public let times: (duration: Double, interval: Double)
  /// Samples drawn, all processes and replicas together.
  public let samples: Int
  /// Seconds in all.
  public let seconds: Double

  /// Samples of each process in each batch of the limit above all rates.
  private static let limitSamples = 1024

  /// Evolves and transforms.
  /// - Parameters:
  ///   - configuration: what to compute; its fields are not used.
  ///   - threads: how many threads work on the replicas; the result does not depend on it.
  ///   - place: which sweep point this is, and of how many.
  ///   - keeper: reads and writes the checkpoint of this point; without one nothing is kept.
  ///   - report: called after each record.
  /// - Throws: `RunError` if nothing collides or there is one replica, `ParticleError`, `GSLError`;
  ///   `RunInterruption` or `CheckpointError`.
  public init(
    _ configuration: RunConfiguration, threads: Int, place: (point: Int, count: Int) = (0, 1),
    keeper: RunKeeper = RunKeeper(), report: (RunProgress) -> Void = { _ in }
  ) throws {
    var clock = StageClock()
    let plan = try RunPlan(configuration)
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    guard configuration.particles.replicas > 1 else { throw RunError.needsReplicas }
    let particles = try ParticleResponsePlan(plan, point: place.point)
    let run = try ParticleRun(particles.configuration)
    var state = run.begin()
    let identity = particles.identity(configuration, point: place.point)
    let earlier = try keeper.restore(identity, slot: place.point) { (found: ParticleRunState) in
      try run.check(found)
      state = found
    }
    if let earlier { clock.addEarlier(earlier.seconds) }
    func checkpoint(_ stage: CheckpointStage) -> RunCheckpoint<ParticleRunState> {
      RunCheckpoint(identity: identity, stage: stage, state: state, seconds: clock.elapsed)
    }
    while !run.isComplete(state) {
      if try run.advance(&state, threads: threads, isStopped: keeper.isInterrupted) {
        report(particles.progress(run, state, place: place, seconds: clock.elapsed))
      }
      if !run.isComplete(state) { try keeper.roundEnded(checkpoint, slot: place.point) }
    }
    keeper.pointEnded(checkpoint, slot: place.point)
    let response = try ImpulseResponse(run, state: state)
    points = try particles.frequencies.map { omega in
      Point(
        omega: omega, conductivity: try response.regularConductivity(omega: omega),
        resistivity: try response.dragResistivity(omega: omega),
        matrix: try response.conductivity(omega: omega))
    }
    let n = configuration.doubleWire.densities
    highFrequency = try ImpulseRate(particles.configuration, samples: Self.limitSamples).value
      .scaled(by: 1 / (n.one * n.two))
    highFrequencyOfPairs = try ClosedForm.highFrequency.value(in: configuration.closedFormContext)
    remainder = response.remainder
    self.configuration = configuration
    result = run.result(of: state)
    let schedule = run.configuration.schedule
    times = (schedule.duration, schedule.recordInterval)
    samples = run.samples(of: state)
    seconds = clock.elapsed
  }
}
