import ClosedForms
import KineticOperator
import RandomStreams
public import RunFiles
import Statistics
import WirePhysics

extension ResponseResult {
  /// The response as one JSON object, in reduced units.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    members += [
      .init("omega", .numbers(points.map(\.omega))),
      .init("rho_12_real", .numbers(points.map(\.offDiagonalResistivity.real.value))),
      .init(
        "rho_12_real_error", .numbers(points.map(\.offDiagonalResistivity.real.standardError))),
      .init("rho_12_imag", .numbers(points.map(\.offDiagonalResistivity.imaginary.value))),
      .init(
        "rho_12_imag_error",
        .numbers(points.map(\.offDiagonalResistivity.imaginary.standardError))),
      .init("sigma_real", matrices(\.real)), .init("sigma_imag", matrices(\.imaginary)),
      .init("S_real", .numbers(points.map(\.conductivity.real.value))),
      .init("S_real_error", .numbers(points.map(\.conductivity.real.standardError))),
      .init("S_imag", .numbers(points.map(\.conductivity.imaginary.value))),
      .init("S_imag_error", .numbers(points.map(\.conductivity.imaginary.standardError))),
      .init("drag_resistivity", .estimate(dragResistivity)),
      .init("high_frequency", .estimate(highFrequency)),
      .init("high_frequency_pairs", .optional(highFrequencyOfPairs)),
      .init("steady_state", .string(status)), .init("weights", weightsJSON),
      .init("densities", .pair(configuration.doubleWire.densities)),
      .init("target_reached", .boolean(isTargetReached)), .init("samples", .whole(samples)),
      .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  /// The frictionless, relaxing and total weight of the relative motion.
  private var weightsJSON: JSONValue {
    guard case .found(let response, _) = outcome else { return .null }
    return [
      "frictionless": .number(response.frictionlessWeight),
      "relaxing": .number(response.weights.reduce(0, +)),
      "total": .number(response.totalWeight),
      "frictionless_pairs_alone": .number(pairs.frictionlessWeight),
    ]
  }

  private func matrices(
    _ part: KeyPath<FrequencyResponse.ComplexEstimate, Estimate>
  ) -> JSONValue {
    .array(
      points.map { point in
        .array(
          WireIndex.allCases.map { row in
            .numbers(WireIndex.allCases.map { point.element(row, $0)[keyPath: part].value })
          })
      })
  }
}
