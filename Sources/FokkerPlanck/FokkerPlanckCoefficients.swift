public import WirePhysics

/// The coefficients of the Fokker-Planck equation (66).
///
/// The diffusion coefficient D3_s(k) is given in two parts, by where the momentum goes: the
/// response C_s to a uniform drift of wire s itself, and to one of the other wire. Their sum is
/// D3_s, because a common drift is a zero mode (88). Given apart, neither is ever found as the
/// difference of large numbers.
public struct FokkerPlanckCoefficients: Sendable {
  /// A coefficient of a wire, as a function of the momentum.
  public typealias Profile = @Sendable (WireIndex, Double) -> Double

  /// The strength D2 of pair collisions.
  ///
  /// Equation (16).
  public var pairDiffusion: Double
  /// The part of D3_s(k) whose momentum goes to the same wire: lambda_s in the solvable model.
  public var intrawire: Profile
  /// The part of D3_s(k) whose momentum goes to the other wire: mu_s in the solvable model.
  public var interwire: Profile
  /// The integral term C_s(k).
  public var integralTerm: IntegralTerm

  /// Collects the coefficients.
  ///
  /// - Parameters:
  ///   - pairDiffusion: D2.
  ///   - intrawire: the part of D3_s(k) that stays in the wire, C_s of a unit slope in wire s.
  ///   - interwire: the part that goes to the other wire, C_s of a unit slope there.
  ///   - integralTerm: C_s(k); it must return the two parts above for unit slopes, which the
  ///     solver checks (``FokkerPlanckSolution/conservationDefect``).
  public init(
    pairDiffusion: Double, intrawire: @escaping Profile, interwire: @escaping Profile,
    integralTerm: IntegralTerm
  ) {
    self.pairDiffusion = pairDiffusion
    self.intrawire = intrawire
    self.interwire = interwire
    self.integralTerm = integralTerm
  }

  /// The coefficients of the exactly solvable model.
  ///
  /// Equations (82), (89).
  public init(_ model: ExactlySolvableModel) {
    let (lambda, mu) = (model.lambda, model.mu)
    let kT = WirePair { model.wires[$0].thermalMomentum }
    self.init(
      pairDiffusion: model.pairDiffusion, intrawire: { wire, _ in lambda[wire] },
      interwire: { wire, _ in mu[wire] },
      integralTerm: IntegralTerm(
        functions: WireIndex.allCases.map { own in { wire, _ in wire == own ? 1 : 0 } },
        coupling: [
          [lambda.one / kT.one, mu.one / kT.two], [mu.two / kT.one, lambda.two / kT.two],
        ]))
  }
}
