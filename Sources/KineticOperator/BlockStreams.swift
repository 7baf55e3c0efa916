public import Collisions
public import RandomStreams

/// Where the random numbers of blocks of samples are found.
///
/// Samples come in rounds; in each round every batch of a process gets one block. Independent points: block
/// round * batches + batch is a stream of its own. Sobol points: a batch is one scrambled sequence, of which
/// a round takes the next part. Lattices, for smooth samplers: four batches divide one shifted sequence, of which a round of
/// all four takes the next part, since one lattice of many points is far better than several of few; others have Sobol points.
public struct BlockStreams: Sendable {
  /// The random number generator.
  public let generator: Generator
  /// The seed of all streams.
  public let seed: UInt64
  /// The replica, for independent repetitions with one seed.
  public let replica: UInt32
  /// How the points of the samples lie.
  public let points: SamplePoints
  /// Samples of a process in one block, of mixed sets a quarter as many: see `blockSize(of:)`.
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

  /// Samples of a process in one block.
  ///
  /// A sample of a mixed set is fifteen collisions, takes ten times as long in forms as one of like electrons, and leaves a smaller error: a
  /// quarter as many give most for their time. Points of smooth samplers lie so well that this does not hold for them.
  public func blockSize(of sampler: some CollisionSampler) -> Int {
    let isSmooth = points == .lattice && sampler is any SmoothSampler
    return sampler.process.channel == .tripleMixed && !isSmooth ? (blockSize + 3) / 4 : blockSize
  }

  /// How many batches, one after the other, divide a sequence: only their mean is independent of others.
  package var batchesPerSequence: Int { points == .lattice ? 4 : 1 }

  /// Whether the numbers of a batch go on from round to round, without being opened again.
  package func isContinuous(_ sampler: any CollisionSampler) -> Bool {
    switch points {
    case .independent: false
    case .sobol: true
    case .lattice: !(sampler is any SmoothSampler)
    }
  }

  /// The numbers of a batch from a round on; whoever wants to look at its collisions reads them again.
  ///
  /// Where they are not continuous, those of this round only.
  public func open(
    _ sampler: some CollisionSampler, round: Int, batch: Int
  ) -> RandomStream {
    let first = firstRound * OperatorAssembler.batchCount + batch
    switch points {
    case .independent:
      let block = first + round * OperatorAssembler.batchCount
      return RandomStream(generator, at: address(of: sampler.process, block: block))
    case .lattice where sampler is any SmoothSampler:
      let (numbers, together) = (sampler.numbersPerSample, batchesPerSequence)
      let member = batch % together
      var stream = RandomStream(
        lattice: numbers, generator, at: address(of: sampler.process, block: first - member))
      stream.seek(to: UInt64((round * together + member) * blockSize * numbers))
      return stream
    case .sobol, .lattice:
      let numbers = sampler.numbersPerSample
      var stream = RandomStream(
        sobol: numbers, generator, at: address(of: sampler.process, block: first))
      stream.seek(to: UInt64(round * blockSize(of: sampler) * numbers))
      return stream
    }
  }

  private func address(of process: CollisionProcess, block: Int) -> StreamAddress {
    StreamAddress(
      seed: seed, purpose: process.streamPurpose, wireSet: process.wireSet, replica: replica,
      block: UInt32(block))
  }

  /// What is independent of what: the means over batches that divide a sequence.
  package func independentMeans(_ batches: [Double]) -> [Double] {
    stride(from: 0, to: batches.count, by: batchesPerSequence).map { first in
      batches[first..<first + batchesPerSequence].reduce(0, +) / Double(batchesPerSequence)
    }
  }

  /// The same streams after a number of rounds.
  package func following(rounds: Int) -> BlockStreams {
    BlockStreams(
      generator: generator, seed: seed, replica: replica, points: points, blockSize: blockSize,
      firstRound: firstRound + rounds)
  }
}
