public import Collisions
public import RandomStreams
import Ranks
public import Statistics
public import WirePhysics

/// How often an electron at a momentum takes part in three-particle collisions of one process.
///
/// The part of the collision integral in which phi and g sit on the same leg is Gamma(k) zeta^2 g/2pi. In wire s it is
/// Gamma_3a for the process (s,s,s), Gamma_3c for (s,s,s') and Gamma_3b for (s',s',s). Inside a wire it is the
/// golden-rule rate of scattering out of k over 1 - f(k), so that 1/Gamma is the lifetime of a deviation at k. For the mixed
/// sets it is a finite part and may be negative. Pair and soft collisions have no such rate: theirs diverges
/// at small transfer, where nothing is exchanged.
public struct ScatteringRate: Sendable {
  /// The process.
  public let process: CollisionProcess
  /// The wire of the electron.
  public let wire: WireIndex
  /// Its momentum, in sqrt(mT).
  public let momentum: Double
  /// Gamma, in T/hbar.
  public let rate: Estimate
}

/// The sampling of one rate, round by round, until its error is small enough.
public struct LifetimeSampling: Sendable {
  /// The number of batches, from whose scatter the error follows.
  static let batchCount = 64
  /// Samples of a batch in the first round; each later round brings as many as there are.
  static let firstRound = 512

  /// Where a rate is asked for.
  public struct Place: Sendable {
    let sampler: TripleSampler
    let wire: WireIndex
    let momentum: Double

    /// An electron that a process may scatter.
    public init(_ sampler: TripleSampler, wire: WireIndex, momentum: Double) {
      (self.sampler, self.wire, self.momentum) = (sampler, wire, momentum)
    }
  }

  /// Where.
  public let place: Place
  private let random: (generator: Generator, seed: UInt64)
  private let number: Int
  /// The mean of each batch in each round: `[round][batch]`.
  public private(set) var rounds: [[Double]] = []

  /// Prepares to draw.
  /// - Parameters:
  ///   - place: the process, the wire and the momentum.
  ///   - number: the place among all of one study: its random numbers are its own.
  ///   - random: the generator and the seed.
  public init(_ place: Place, number: Int, random: (generator: Generator, seed: UInt64)) {
    (self.place, self.number, self.random) = (place, number, random)
  }

  /// Takes over rounds that were done before.
  /// - Returns: Whether they are those of such a sampling.
  public mutating func restore(_ rounds: [[Double]]) -> Bool {
    guard rounds.allSatisfy({ $0.count == Self.batchCount }) else { return false }
    self.rounds = rounds
    return true
  }

  /// The samples so far.
  public var samples: Int {
    rounds.indices.reduce(0) { $0 + Self.batchCount * Self.size(ofRound: $1) }
  }

  private static func size(ofRound round: Int) -> Int { firstRound << max(0, round - 1) }

  /// Draws another round, as many samples as all before it.
  public mutating func advance(threads: Int) {
    let (place, random, number, round) = (place, random, number, rounds.count)
    let size = Self.size(ofRound: round)
    rounds.append(
      SharedWork.map(Self.batchCount, threads: threads) { batch in
        // A stream for each place, round and batch.
        let block = UInt32((number << 5 | round) * Self.batchCount + batch)
        var stream = RandomStream(
          random.generator,
          at: StreamAddress(
            seed: random.seed, purpose: .lifetimes, wireSet: place.sampler.process.wireSet,
            block: block))
        return place.sampler.rate(
          at: place.momentum, in: place.wire, samples: size, from: &stream) / Double(size)
      })
  }

  /// The rate from all rounds.
  /// - Throws: `StatisticsError` if an error cannot be formed.
  public func result() throws -> ScatteringRate {
    let sizes = rounds.indices.map { Double(Self.size(ofRound: $0)) }
    let total = sizes.reduce(0, +)
    let means = (0..<Self.batchCount).map { batch in
      rounds.indices.reduce(0) { $0 + sizes[$1] * rounds[$1][batch] } / total
    }
    return ScatteringRate(
      process: place.sampler.process, wire: place.wire, momentum: place.momentum,
      rate: try BatchMeans(means).estimate)
  }
}
