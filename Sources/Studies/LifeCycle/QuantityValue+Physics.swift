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

  /// A 2 x 2 matrix by rows; missing elements if there is none.
  static func matrix(_ matrix: WireMatrix?) -> QuantityValue {
    matrix.map { .rows($0.elements) } ?? .missing
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
