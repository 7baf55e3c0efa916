public import RandomStreams

/// Where the random numbers of a run come from.
public struct RandomSettings: Sendable, Equatable {
  /// The seed; the same input and seed give the same result.
  public var seed: UInt64
  /// The generator.
  public var generator: Generator

  /// Creates settings.
  public init(seed: UInt64 = 1, generator: Generator = .philox4x32) {
    self.seed = seed
    self.generator = generator
  }
}
