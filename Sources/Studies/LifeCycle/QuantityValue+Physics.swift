import Input
import ResultFiles
import Statistics
import WirePhysics

extension QuantityValue {
  /// An estimate, or none.
  static func estimate(_ estimate: Estimate?) -> QuantityValue {
    estimate.map { .estimate(value: $0.value, standardError: $0.standardError) }
      ?? .missingEstimate
  }

  /// One number for each wire.
  static func pair(_ pair: WirePair<Double>) -> QuantityValue { .reals([pair.one, pair.two]) }

  /// A 2 x 2 matrix by rows whose elements share a relative error; missing elements if there is none.
  static func matrix(_ matrix: WireMatrix?, relativeError: Double) -> QuantityValue {
    guard let matrix else { return .missingEstimate }
    return .wires { row in
      .wires { column in
        .estimate(
          value: matrix[row, column], standardError: abs(matrix[row, column]) * relativeError)
      }
    }
  }

  /// The currents without the growth that E0 brings, S (E1 - E2) and its negative, equations (53), (111).
  static func regularCurrents(_ S: Estimate?, of configuration: RunConfiguration) -> QuantityValue {
    let fields = configuration.driveFields
    let current = S?.scaled(by: fields.one - fields.two)
    return .list([.estimate(current), .estimate(current?.scaled(by: -1))])
  }

  /// One value for each wire.
  static func wires(_ value: (WireIndex) -> QuantityValue) -> QuantityValue {
    .list(WireIndex.allCases.map(value))
  }

  /// A truth value, or none.
  static func optional(_ value: Bool?) -> QuantityValue { value.map(truth) ?? .missing }

  /// A text, or none.
  static func optional(_ value: String?) -> QuantityValue { value.map(text) ?? .missing }

  /// The same in another unit.
  func scaled(by factor: Double) -> QuantityValue {
    switch self {
    case .real(let value): .real(factor * value)
    case .estimate(let value, let error):
      .estimate(value: factor * value, standardError: abs(factor) * error)
    case .list(let values): .list(values.map { $0.scaled(by: factor) })
    default: self
    }
  }
}

extension Readings {
  /// Adds rho_D, S and the matrices that they determine.
  ///
  /// All elements of the regular conductivity (111) are S or -S, and those of the resistivity (56) are
  /// proportional to 1/S: each has the relative error of S. Without S the motion is frictionless, or
  /// nothing is known.
  mutating func addTransport(
    _ S: Estimate?, dragResistivity: Estimate?, of configuration: RunConfiguration
  ) {
    let wires = configuration.doubleWire.wires
    let regular = S.map { wires.regularConductivity(fromS: $0.value) }
    let frictionless = dragResistivity.map { _ in WireMatrix((0, 0), (0, 0)) }
    let error = S?.relativeError ?? 0
    add("drag_resistivity", .estimate(dragResistivity))
    add("S", .estimate(S))
    add("conductivity_regular", .matrix(regular, relativeError: error))
    add(
      "resistivity",
      .matrix(
        regular.map { wires.resistivity(fromRegular: $0) } ?? frictionless, relativeError: error))
  }
}
