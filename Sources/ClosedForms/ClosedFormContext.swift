public import WirePhysics

/// What the closed forms need to know: energies, strengths, and how much "much smaller" means.
///
/// The forms are written for T, abs(Delta) << eps_F, where the two wires share one eps_F, n and D3;
/// these stand for the means over the wires. Strengths are what one electron feels from all flavours; n counts all of
/// them, dn/dmu and the n of (26) and (132) those of one.
public struct ClosedFormContext: Sendable, Equatable {
  /// The two wires.
  public var wires: WirePair<Wire>
  /// The strength D2 of pair collisions.
  public var pairDiffusion: Double
  /// The parts lambda_s of D3_s; not a number where three-particle scattering has no such constant.
  public var lambda: WirePair<Double>
  /// The parts mu_s of D3_s.
  public var mu: WirePair<Double>
  /// Pair collisions between the wires, for the high-frequency limit (29) alone.
  public var pairs: PairInteraction?
  /// The factor that "<<" stands for: a << b holds when margin * a <= b.
  public var margin: Double
  /// Strengths that stand for microscopic kernels; nil where lambda and mu are given.
  public var reduced: ReducedStrengths?

  /// Collects the parameters.
  ///
  /// - Parameters:
  ///   - wires: the wires.
  ///   - pairDiffusion: D2.
  ///   - lambda: lambda_1 and lambda_2.
  ///   - mu: mu_1 and mu_2.
  ///   - pairs: V_eff of pair collisions, if known.
  ///   - margin: the factor that "<<" stands for.
  public init(
    wires: WirePair<Wire>, pairDiffusion: Double, lambda: WirePair<Double>, mu: WirePair<Double>,
    pairs: PairInteraction? = nil, margin: Double = 3
  ) {
    self.wires = wires
    self.pairDiffusion = pairDiffusion
    self.lambda = lambda
    self.mu = mu
    self.pairs = pairs
    self.margin = margin
    reduced = nil
  }

  /// The mean chemical potential eps_F.
  public var fermiEnergy: Double { 0.5 * sumOfEnergies }
  /// eps_F1 + eps_F2.
  var sumOfEnergies: Double { wires.one.fermiEnergy + wires.two.fermiEnergy }
  /// The mismatch Delta.
  public var mismatch: Double { wires.mismatch }
  /// The mean density n.
  public var density: Double { 0.5 * (wires.one.density + wires.two.density) }
  /// The mean density of one flavour.
  var flavourDensity: Double { 0.5 * (wires.one.flavourDensity + wires.two.flavourDensity) }
  /// The number of flavours, by which conductivities are larger than that of one.
  var flavours: Double { wires.flavours.count }
  /// The mean dn/dmu = k_T/8 pi of one flavour, equation (81).
  var compressibility: Double {
    (wires.one.thermalMomentum + wires.two.thermalMomentum) / (16 * .pi)
  }
  /// The mean mu.
  public var meanMu: Double { reduced?.mu.value ?? (0.5 * (mu.one + mu.two)) }
  /// The mean D3 = lambda + mu.
  public var tripleDiffusion: Double {
    reduced?.tripleDiffusion.value ?? (0.5 * (lambda.one + lambda.two) + 0.5 * (mu.one + mu.two))
  }
  /// D3/D2.
  public var ratio: Double { tripleDiffusion / pairDiffusion }
}
