public import WirePhysics

/// The exactly solvable Fokker-Planck model of three-particle scattering.
///
/// Section VII: D3_s = lambda_s + mu_s (89) does not depend on k, and
/// C_s = lambda_s <g_s'> + mu_s <g_sbar'> (82) with mu_1 k_T1 = mu_2 k_T2 (90). Three constants are
/// free: lambda_1, lambda_2 and mu_1. The solution is exact for any strengths and any mismatch. All strengths are
/// what one electron feels, from all flavours.
public struct ExactlySolvableModel: Sendable, Equatable {
  /// The two wires.
  public let wires: WirePair<Wire>
  /// The strength D2 of pair collisions.
  ///
  /// Equation (16).
  public let pairDiffusion: Double
  /// The part lambda_s of D3_s whose momentum goes to the same wire.
  public let lambda: WirePair<Double>
  /// The part mu_s of D3_s whose momentum goes to the other wire.
  public let mu: WirePair<Double>

  /// Describes a model.
  ///
  /// - Parameters:
  ///   - wires: the wires.
  ///   - pairDiffusion: D2, not negative.
  ///   - lambda: lambda_1 and lambda_2, not negative.
  ///   - mu1: mu_1, not negative; mu_2 = mu_1 k_T1/k_T2.
  /// - Throws: ``ModelError`` for a negative or infinite strength, or when lambda_s + mu_s or
  ///   both D2 and mu_1 vanish.
  ///   For pair collisions alone see ``PairCollisionLimit``.
  public init(
    wires: WirePair<Wire>, pairDiffusion: Double, lambda: WirePair<Double>, mu1: Double
  ) throws {
    for (name, value) in [
      ("D2", pairDiffusion), ("lambda_1", lambda.one), ("lambda_2", lambda.two), ("mu_1", mu1),
    ] {
      guard value >= 0, value.isFinite else {
        throw ModelError.strength(name: name, value: value)
      }
    }
    guard pairDiffusion > 0 || mu1 > 0 else { throw ModelError.uncoupled }
    self.wires = wires
    self.pairDiffusion = pairDiffusion
    self.lambda = lambda
    mu = .init(mu1, mu1 * wires.one.thermalMomentum / wires.two.thermalMomentum)
    for wire in WireIndex.allCases where !(lambda[wire] + mu[wire] > 0) {
      throw ModelError.untouched(wire)
    }
  }

  /// The diffusion coefficients D3_s = lambda_s + mu_s.
  ///
  /// Equation (89).
  public var tripleDiffusion: WirePair<Double> {
    .init(lambda.one + mu.one, lambda.two + mu.two)
  }

  /// Solves the model for E0 = 0 and E1 - E2 = 1.
  public func solve() -> ExactSolution { ExactSolution(self) }
}

/// Says why the coefficients of a Fokker-Planck problem admit no steady state.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// A strength is negative or not finite.
  case strength(name: String, value: Double)
  /// Three-particle scattering leaves one wire untouched.
  case untouched(WireIndex)
  /// Nothing exchanges momentum between the wires.
  case uncoupled

  /// The message: problem (why) suggestion.
  public var description: String {
    switch self {
    case .strength(let name, let value):
      "The strength \(name) is \(value) (a collision rate must be finite and not negative). "
        + "Use zero or a positive number."
    case .untouched(let wire):
      "Three-particle scattering leaves wire \(wire.rawValue + 1) untouched (its deviation then "
        + "grows without bound at large momenta, and S depends on a cutoff). Give both wires a "
        + "positive lambda or mu."
    case .uncoupled:
      "Nothing exchanges momentum between the wires (D2 and mu_1 are both zero, so they do not drag "
        + "each other and S is infinite). Give D2 or mu_1 a positive value."
    }
  }
}
