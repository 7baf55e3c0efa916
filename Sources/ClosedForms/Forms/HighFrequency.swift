import GSLSupport
public import WirePhysics

extension ClosedForm {
  /// The off-diagonal resistivity rho_12 at high frequency.
  public static let highFrequency = ClosedForm(HighFrequency.self)
}

/// The drag resistivity at frequencies far above all relaxation rates.
public enum HighFrequency: ClosedFormDefinition {
  static let name = "high frequency"
  static let equation = "(29)"
  static let formula =
    "-(1/32 n1 n2) IInt dk dk'/(2 pi)^2 zeta_1 zeta_2 zeta_1' zeta_2' V12^2 abs(k - k')"
  static let isDragResistivity = false

  static func value(in context: ClosedFormContext) throws -> Double? {
    guard let pairs = context.pairs else { return nil }
    return try offDiagonalResistivity(context.wires, pairs)
  }

  static func conditions(in context: ClosedFormContext) -> [ValidityCondition] {
    [
      .exact(
        context.pairs != nil, "it holds for omega above all relaxation rates",
        else: "the potential between the wires is not known")
    ]
  }

  /// It is no limit in T/eps_F.
  static func neglected(in context: ClosedFormContext) -> [NeglectedTerm]? { nil }

  /// The off-diagonal resistivity rho_12, negative; the same for any number of flavours.
  ///
  /// Equation (29). In the coordinates p = (k + k')/2 and q = k' - k the inner integral is analytic
  /// and takes the trapezoidal rule; the outer one is adaptive, because V(q) may have a cusp at
  /// q = 0 or be a table.
  ///
  /// - Throws: `GSLError` when the integral over q does not converge.
  public static func offDiagonalResistivity(
    _ wires: WirePair<Wire>, _ pairs: PairInteraction
  ) throws -> Double {
    let top = max(wires.one.fermiEnergy, wires.two.fermiEnergy)
    let cutoffEnergy = max(top, 0) + 45
    let quadrature = ThermalQuadrature(
      highestEnergy: top, poleHeight: .pi, cutoffEnergy: cutoffEnergy)
    func overlap(_ q: Double) -> Double {
      quadrature.integrate { p in
        let (k, other) = (p - q / 2, p + q / 2)
        return wires.one.zeta(k) * wires.two.zeta(k) * wires.one.zeta(other)
          * wires.two.zeta(other)
      }
    }
    // Beyond twice the momentum cutoff one of the four factors always vanishes.
    let largest = min(2 * (2 * cutoffEnergy).squareRoot(), pairs.range)
    let knots = [
      pairs.potential.halfWidth, wires.one.fermiMomentum + wires.two.fermiMomentum,
    ].filter { $0 > 0 && $0 < largest }
    let integral = try Quadrature.integrate(
      { q in
        let v = pairs(q)
        return q * v * v * overlap(q)
      }, from: 0, to: largest, breakpoints: knots, relativeError: 1e-10)
    // Each flavour meets each: the flavours cancel.
    let n = WirePair { wires[$0].flavourDensity }
    return -2 * integral.value / (4 * .pi * .pi * 32 * n.one * n.two)
  }
}
