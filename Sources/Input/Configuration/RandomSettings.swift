public import RandomStreams

/// Where the random numbers of a run come from.
public struct RandomSettings: Sendable, Equatable {
  /// The seed; the same input and seed give the same result.
  public var seed: UInt64
  /// The seeds of an ensemble of replicas, one run each; none for a single run.
  public var seeds: ClosedRange<UInt64>?
  /// The generator.
  public var generator: Generator
  /// How samples lie.
  public var points: SamplePoints

  /// Creates settings; the seed of an ensemble is the first of its seeds.
  public init(
    seed: UInt64 = 1, seeds: ClosedRange<UInt64>? = nil, generator: Generator = .philox4x32,
    points: SamplePoints = .sobol
  ) {
    self.seed = seeds?.lowerBound ?? seed
    self.seeds = seeds
    self.generator = generator
    self.points = points
  }

  /// Every seed that is used.
  public var allSeeds: [UInt64] { seeds.map(Array.init) ?? [seed] }
}
