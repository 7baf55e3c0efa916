public import Collisions
public import RandomStreams

/// Where the random numbers of blocks of samples are found.
///
/// Samples come in rounds; in each round every batch of a process gets one block. Independent points: block
/// round * batches + batch is a stream of its own. Sobol points: a batch is one scrambled sequence, of which
/// a round takes the next part. Lattices: the same with one shifted lattice sequence, for smooth samplers; others have
/// Sobol points.
public struct BlockStreams: Sendable {
  /// The random number generator.
  public let generator: Generator
  /// The seed of all streams.
  public let seed: UInt64
  /// The replica, for independent repetitions with one seed.
  public let replica: UInt32
  /// How the points of the samples lie.
  public let points: SamplePoints
  /// Samples of each process in one block.
  public let blockSize: Int
  /// Rounds that were used before, for something else.
  package let firstRound: Int

  /// Describes the streams.
  public init(
    generator: Generator = .philox4x32, seed: UInt64, replica: UInt32 = 0,
    points: SamplePoints = .independent, blockSize: Int = 512, firstRound: Int = 0
  ) {
    precondition(blockSize > 0 && firstRound >= 0)
    self.generator = generator
    self.seed = seed
    self.replica = replica
    self.points = points
    self.blockSize = blockSize
    self.firstRound = firstRound
  }

  /// The numbers of a batch from a round on; whoever wants to look at its collisions reads them again.
  ///
  /// Independent points: those of this round only.
  public func open(
    _ sampler: some CollisionSampler, round: Int, batch: Int
  ) -> RandomStream {
    let first = firstRound * OperatorAssembler.batchCount + batch
    switch points {
    case .independent:
      let block = first + round * OperatorAssembler.batchCount
      return RandomStream(generator, at: address(of: sampler.process, block: block))
    case .sobol, .lattice:
      let numbers = sampler.numbersPerSample
      let address = address(of: sampler.process, block: first)
      var stream =
        points == .lattice && sampler is any SmoothSampler
        ? RandomStream(lattice: numbers, generator, at: address)
        : RandomStream(sobol: numbers, generator, at: address)
      stream.seek(to: UInt64(round * blockSize * numbers))
      return stream
    }
  }

  private func address(of process: CollisionProcess, block: Int) -> StreamAddress {
    StreamAddress(
      seed: seed, purpose: process.streamPurpose, wireSet: process.wireSet, replica: replica,
      block: UInt32(block))
  }

  /// The same streams after a number of rounds.
  package func following(rounds: Int) -> BlockStreams {
    BlockStreams(
      generator: generator, seed: seed, replica: replica, points: points, blockSize: blockSize,
      firstRound: firstRound + rounds)
  }
}
