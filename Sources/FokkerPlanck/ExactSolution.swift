public import WirePhysics

/// The solution of the exactly solvable model for E0 = 0 and E1 - E2 = 1.
public struct ExactSolution: Sendable {
  /// The model that was solved.
  public let model: ExactlySolvableModel
  /// The coefficients a_s of the equations for the average slopes.
  ///
  /// Equation (84), (91) with a_s = -b_s.
  public let a: WirePair<Double>
  /// The coefficients b_s.
  ///
  /// Equation (86).
  public let b: WirePair<Double>
  /// The right-hand sides c_s, with c_1/b_1 = -c_2/b_2 (94).
  ///
  /// Equation (87).
  public let c: WirePair<Double>
  /// The difference <g_1'> - <g_2'> of the average slopes.
  ///
  /// Equation (93).
  public let slopeDifference: Double
  /// The constant B that makes j_1 = -j_2, the mean of the average slopes.
  ///
  /// Equations (108)-(110).
  public let meanSlope: Double
  /// The strength S of the regular conductivity S [[1, -1], [-1, 1]].
  ///
  /// Equations (111)-(113).
  public let conductivity: Double

  let evaluator: DriveEvaluator
  let strengths: ScaledStrengths

  init(_ model: ExactlySolvableModel) {
    self.init(model, .forModel(model))
  }

  /// The drag resistivity rho_D.
  ///
  /// Equation (114).
  public var dragResistivity: Double { model.wires.dragResistivity(fromS: conductivity) }

  /// The slope g_s'(k).
  ///
  /// Equation (95).
  public func slope(_ wire: WireIndex, _ k: Double) -> Double {
    let local = LocalResponse(evaluator(k), strengths)
    return switch wire {
    case .one: meanSlope + slopeDifference * (0.5 - local.beta.one) + local.v0.one
    case .two: meanSlope - slopeDifference * (0.5 - local.beta.two) + local.v0.two
    }
  }
}
