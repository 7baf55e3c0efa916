/// Where a stream of random numbers is found: nothing else decides which numbers it holds.
///
/// For Philox the address is the key and the upper half of the counter:
///
///     key      seed, lower and upper word
///     counter  place in the stream (64 bits) | block (32) | purpose (5), wire set (3), replica (24)
///
/// so streams with different addresses are disjoint, and each has 2^64 counter values.
public struct StreamAddress: Sendable, Hashable {
  /// The seed of the run.
  public let seed: UInt64
  /// What the numbers are for.
  public let purpose: StreamPurpose
  /// Which wires collide, 0 to 7, numbered by the sampler.
  public let wireSet: UInt8
  /// The independent repetition, 0 to 2^24 - 1.
  public let replica: UInt32
  /// The block of samples inside the repetition.
  public let block: UInt32

  /// The largest replica number plus one.
  public static let replicaLimit: UInt32 = 1 << 24
  /// The largest wire set number plus one.
  package static let wireSetLimit: UInt8 = 8

  /// Builds an address; the wire set must be below 8 and the replica below 2^24.
  public init(
    seed: UInt64, purpose: StreamPurpose, wireSet: UInt8 = 0, replica: UInt32 = 0, block: UInt32
  ) {
    precondition(wireSet < Self.wireSetLimit, "wire set \(wireSet) does not fit 3 bits")
    precondition(replica < Self.replicaLimit, "replica \(replica) does not fit 24 bits")
    self.seed = seed
    self.purpose = purpose
    self.wireSet = wireSet
    self.replica = replica
    self.block = block
  }

  /// Purpose, wire set, and replica in one word of the counter.
  package var tag: UInt32 {
    UInt32(purpose.rawValue) << 27 | UInt32(wireSet) << 24 | replica
  }

  /// The seed of this stream for a generator without addresses: one Philox word, never 0.
  ///
  /// Different addresses give statistically independent seeds, not certainly different ones: among N
  /// streams about N^2 / 2^33 pairs coincide, because most GSL generators take 32 bits.
  package var derivedSeed: UInt32 {
    // A place no stream reaches: positions end at counter 2^63.
    let words = Philox4x32.block(
      counter: SIMD4(.max, .max, block, tag),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    // GSL takes a seed of 0 as its default seed.
    return max(words[0], 1)
  }
}

/// What a stream of random numbers is used for.
///
/// Part of every address, so that adding random numbers in one place never shifts those of another. The
/// raw values are part of the promise that a seed reproduces a run: never renumber them. They fit
/// five bits (0 to 31); 6 and 7 are free.
public enum StreamPurpose: UInt8, Sendable, Hashable, CaseIterable {
  /// Pair collisions between the wires.
  case pairCollisions = 0
  /// Soft model collisions inside a wire.
  case softIntrawire = 1
  /// Soft model collisions between the wires.
  case softInterwire = 2
  /// Triple collisions inside a wire.
  case tripleIntrawire = 3
  /// Triple collisions of two particles in one wire and one in the other.
  case tripleMixed = 4
  /// Lifetimes: collisions of an electron of given momentum.
  case lifetimes = 5
  /// Learning of proposals; no estimate uses these samples.
  case learning = 8
  /// Tests.
  case test = 31
}
