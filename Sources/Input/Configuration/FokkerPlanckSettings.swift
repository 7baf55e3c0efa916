/// How the Fokker-Planck equation of microscopic triples is set up.
public struct FokkerPlanckSettings: Sendable, Equatable {
  /// The smallest distance between two of three momenta that counts, in sqrt(mT); nil for one that
  /// follows from the potentials.
  public var cut: Double?
  /// Samples per process of the sampled coefficients.
  public var samples: Int

  /// Creates settings; by default the cut follows from the potentials.
  public init(cut: Double? = nil, samples: Int = 500_000) {
    self.cut = cut
    self.samples = samples
  }
}
