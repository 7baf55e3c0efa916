import Collisions
public import RandomStreams

/// Where the random numbers of blocks of samples are addressed.
public struct BlockStreams: Sendable {
  /// The random number generator.
  public let generator: Generator
  /// The seed of all streams.
  public let seed: UInt64
  /// The replica, for independent repetitions with one seed.
  public let replica: UInt32
  /// Samples of each process in one block.
  public let blockSize: Int
  /// Rounds that were used before; the first round here is the next.
  public let firstRound: Int

  /// Describes the streams.
  public init(
    generator: Generator = .philox4x32, seed: UInt64, replica: UInt32 = 0, blockSize: Int = 512,
    firstRound: Int
  ) {
    self.generator = generator
    self.seed = seed
    self.replica = replica
    self.blockSize = blockSize
    self.firstRound = firstRound
  }

  /// The stream of a block.
  func open(_ process: CollisionProcess, round: Int, batch: Int) -> RandomStream {
    let block = (firstRound + round) * OperatorAssembler.batchCount + batch
    return RandomStream(
      generator,
      at: StreamAddress(
        seed: seed, purpose: process.streamPurpose, wireSet: process.wireSet, replica: replica,
        block: UInt32(block)))
  }
}
