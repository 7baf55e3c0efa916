public import WirePhysics

/// Which collisions happen and how strongly.
public struct CollisionSettings: Sendable, Equatable {
  /// The factor on the rate of pair collisions between the wires; 0 switches them off.
  public var pairs: Double
  /// How the reflection of two electrons off each other is computed.
  public var pairScattering: PairScattering
  /// The model of three-particle collisions.
  public var triples: TripleModel

  /// Creates settings; by default pair collisions at their own rate and nothing else.
  public init(
    pairs: Double = 1, pairScattering: PairScattering = .born, triples: TripleModel = .none
  ) {
    self.pairs = pairs
    self.pairScattering = pairScattering
    self.triples = triples
  }
}

/// The model of three-particle collisions.
public enum TripleModel: Sendable, Equatable {
  /// No three-particle collisions.
  case none
  /// The microscopic amplitude; the factors multiply the rates of the sets of one wire and of both.
  case microscopic(intrawire: Double, mixed: Double)
  /// The soft collisions whose limit is the exactly solvable model.
  case softModel(SoftModelSettings)
}

/// The constants of the exactly solvable model and the softness of its collisions.
public struct SoftModelSettings: Sendable, Equatable {
  /// What the constants are measured in.
  public enum Reference: String, Sendable, CaseIterable {
    /// In units of D2 (16) of the run's own potential.
    case pairDiffusion = "D2"
    /// In reduced units.
    case absolute
  }

  /// lambda_1 and lambda_2, diffusion inside each wire.
  public var lambda: WirePair<Double>
  /// mu_1, diffusion between the wires; mu_2 follows from mu_1 k_T1 = mu_2 k_T2.
  public var mu1: Double
  /// What `lambda` and `mu1` are measured in.
  public var reference: Reference
  /// The length l whose inverse is the width of the exchanged momentum, in hbar/sqrt(mT).
  public var length: Double

  /// Creates settings.
  public init(lambda: WirePair<Double>, mu1: Double, reference: Reference, length: Double) {
    self.lambda = lambda
    self.mu1 = mu1
    self.reference = reference
    self.length = length
  }

  /// Returns lambda_1, lambda_2 and mu_1 in reduced units.
  ///
  /// - Parameter pairDiffusion: D2 (16) in reduced units.
  public func constants(pairDiffusion: Double) -> (lambda: WirePair<Double>, mu1: Double) {
    let unit = reference == .absolute ? 1 : pairDiffusion
    return (WirePair(lambda.one * unit, lambda.two * unit), mu1 * unit)
  }
}
