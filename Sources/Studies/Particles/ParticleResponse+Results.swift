import ParticleEngine
import RandomStreams
public import RunFiles
import Statistics
import WirePhysics

extension ParticleResponse {
  /// The response as one JSON object, in reduced units; names as for the operator engine.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    func column(_ name: String, _ value: (Point) -> Double) -> JSONValue.Member {
      .init(name, .numbers(points.map(value)))
    }
    members += [
      .init("engine", .string(configuration.solve.engine.rawValue)), column("omega") { $0.omega },
      column("rho_12_real") { $0.resistivity.real.value },
      column("rho_12_real_error") { $0.resistivity.real.standardError },
      column("rho_12_imag") { $0.resistivity.imaginary.value },
      column("rho_12_imag_error") { $0.resistivity.imaginary.standardError },
      .init("sigma_real", matrices { $0.matrix.real }),
      .init("sigma_imag", matrices { $0.matrix.imaginary }),
      column("S_real") { $0.conductivity.real.value },
      column("S_real_error") { $0.conductivity.real.standardError },
      column("S_imag") { $0.conductivity.imaginary.value },
      column("S_imag_error") { $0.conductivity.imaginary.standardError },
      .init("high_frequency", .estimate(highFrequency)),
      .init("high_frequency_pairs", .optional(highFrequencyOfPairs)),
      .init("remainder", .estimate(remainder)),
      .init("duration", .number(times.duration)),
      .init("record_interval", .number(times.interval)),
      .init("time_step", .number(result.timeStep)),
      .init("time_step_error", .number(result.stepError.relative)),
      .init("densities", .pair(configuration.doubleWire.densities)),
      .init("samples", .whole(samples)),
      .init("replicas", .whole(configuration.particles.replicas)),
      .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  private func matrices(_ matrix: (Point) -> WireMatrix) -> JSONValue {
    .array(
      points.map { point in
        .array(
          WireIndex.allCases.map { row in
            .numbers(WireIndex.allCases.map { matrix(point)[row, $0] })
          })
      })
  }

  /// The response for a person: the limits and a table over omega.
  public var summary: String {
    var lines = configuration.title.isEmpty ? [] : [configuration.title]
    lines += [
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
