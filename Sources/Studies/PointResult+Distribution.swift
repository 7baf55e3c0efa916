public import KineticOperator
public import WirePhysics

extension PointResult {
  /// The regular part of g in one wire, for E0 = 0 and E1 - E2 = 1.
  public struct Distribution: Sendable {
    let basis: SplineBasis
    let coefficients: [Double]

    /// g at a momentum.
    public func value(at k: Double) -> Double { basis.value(coefficients, at: k) }

    /// dg/dk at a momentum, in 1/sqrt(mT).
    public func slope(at k: Double) -> Double { basis.slope(coefficients, at: k) }
  }

  /// The distribution in one wire, where there is a steady state.
  public func distribution(_ wire: WireIndex) -> Distribution? {
    guard case .reached(let state) = outcome else { return nil }
    return Distribution(basis: basis, coefficients: state.distributions[wire.rawValue])
  }

  /// The evidence, where the form has lost positivity.
  public var indefiniteForm: IndefiniteForm? {
    if case .indefinite(let form) = outcome { form } else { nil }
  }
}
