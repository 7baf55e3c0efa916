public import Input
public import KineticOperator
public import ParticleEngine
import Report
public import ResultFiles
public import Statistics

/// The frequency response of one configuration from particles: how the wires go on after an impulse.
public struct ParticleResponse: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The response at the frequencies of the configuration.
  public let points: [ResponsePoint]
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
}

extension ParticleResponse: StudyAnswer, ResponseTable {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    readings.add("engine", .text(configuration.solve.engine.rawValue))
    readings.add(frequencyReadings)
    readings.add("remainder", .estimate(remainder))
    readings.add("duration", .real(times.duration))
    readings.add("record_interval", .real(times.interval))
    readings.add("step of the study", .real(result.timeStep))
    readings.add("error of that step", .real(result.stepError.relative))
    readings.add("samples", .count(samples))
    readings.add("replicas", .count(configuration.particles.replicas))
    return readings
  }

  /// The response for a person: the limits and a table over omega.
  public var summary: String {
    let lines = [
      highFrequencyLine,
      "  left of the impulse    \(remainder) of the relative current at t = "
        + "\(TextTable.short(times.duration)); continued with the rate it has there",
      "  records                every \(TextTable.short(times.interval)) hbar/T; time step "
        + "\(TextTable.short(result.timeStep)), its error in the currents "
        + "\(TextTable.short(100 * result.stepError.relative, digits: 2)) %",
      "  samples                \(samples) (seed \(configuration.random.seed)), "
        + "\(configuration.particles.replicas) replicas, \(TextTable.short(seconds)) s", "",
    ]
    return (lines + [frequencyTable { _ in [] }]).joined(separator: "\n")
  }
}
