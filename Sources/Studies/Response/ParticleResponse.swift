public import Input
public import ParticleEngine
import Report
public import ResultFiles
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
}

extension ParticleResponse: StudyAnswer {
  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    func column(_ value: (Point) -> QuantityValue) -> QuantityValue { .list(points.map(value)) }
    readings.add("engine", .text(configuration.solve.engine.rawValue))
    readings.add("omega", column { .real($0.omega) })
    for (suffix, part) in [("real", \ImpulseResponse.Value.real), ("imag", \.imaginary)] {
      readings.add("rho_12_\(suffix)", column { .estimate($0.resistivity[keyPath: part]) })
      // The singular part is exact, and the regular one is S in every element.
      readings.add(
        "sigma_\(suffix)",
        column { point in
          let matrix = suffix == "real" ? point.matrix.real : point.matrix.imaginary
          let error = point.conductivity[keyPath: part].standardError
          return .wires { row in
            .wires { .estimate(value: matrix[row, $0], standardError: error) }
          }
        })
      readings.add("S_\(suffix)", column { .estimate($0.conductivity[keyPath: part]) })
    }
    readings.add("rho_12_high_frequency", .estimate(highFrequency))
    readings.add("rho_12_high_frequency_pairs", .optional(highFrequencyOfPairs))
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
      "  rho_12 above all rates \(highFrequency)  (pairs alone, equation (29): "
        + (highFrequencyOfPairs.map { TextTable.short($0, digits: 7) } ?? "none") + ")",
      "  left of the impulse    \(remainder) of the relative current at t = "
        + "\(TextTable.short(times.duration)); continued with the rate it has there",
      "  records                every \(TextTable.short(times.interval)) hbar/T; time step "
        + "\(TextTable.short(result.timeStep)), its error in the currents "
        + "\(TextTable.short(100 * result.stepError.relative, digits: 2)) %",
      "  samples                \(samples) (seed \(configuration.random.seed)), "
        + "\(configuration.particles.replicas) replicas, \(TextTable.short(seconds)) s", "",
    ]
    var table = TextTable(["omega", "Re rho_12", "Im rho_12", "Re S", "Im S"])
    for point in points {
      table.add([
        TextTable.short(point.omega), "\(point.resistivity.real)",
        "\(point.resistivity.imaginary)", "\(point.conductivity.real)",
        "\(point.conductivity.imaginary)",
      ])
    }
    return (lines + [table.text]).joined(separator: "\n")
  }
}
