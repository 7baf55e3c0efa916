public import Collisions
import KineticOperator
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
  /// How the samples lay.
  public let points: SamplePoints
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
  private let source: RateSource
  /// The mean of each batch in each round: `[round][batch]`.
  public private(set) var rounds: [[Double]] = []

  /// Prepares to draw.
  /// - Parameters:
  ///   - place: the process, the wire and the momentum.
  ///   - number: the place among all of one study: its random numbers are its own.
  ///   - random: the generator and the seed.
  ///   - points: lattices, where a trial says that they are better; other samples are independent.
  public init(
    _ place: Place, number: Int, random: (generator: Generator, seed: UInt64),
    points: SamplePoints = .independent
  ) {
    (self.place, self.number, self.random) = (place, number, random)
    guard points == .lattice else {
      source = .orbits(.independent)
      return
    }
    var stream = RandomStream(
      random.generator,
      at: StreamAddress(
        seed: random.seed, purpose: .learning, wireSet: place.sampler.process.wireSet,
        replica: BatchedSums.replica,
        block: UInt32(number << 5 | Int(StreamPurpose.lifetimes.rawValue))))
    source = RateSource(tryingLatticesAt: place, from: &stream)
  }

  /// How the samples lie.
  public var points: SamplePoints { source.points }

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
    let (sampling, round) = (self, rounds.count)
    let size = Self.size(ofRound: round)
    rounds.append(
      SharedWork.map(Self.batchCount, threads: threads) { batch in
        var stream = sampling.open(round: round, batch: batch)
        return sampling.source.sum(size, at: sampling.place, from: &stream) / Double(size)
      })
  }

  /// The points of a batch in a round: a stream for each round, or the next part of one sequence.
  private func open(round: Int, batch: Int) -> RandomStream {
    let isSequence = source.points != .independent
    let block = UInt32((number << 5 | (isSequence ? 0 : round)) * Self.batchCount + batch)
    var stream = RandomStream(
      source.points, dimensions: source.numbersPerSample, random.generator,
      at: StreamAddress(
        seed: random.seed, purpose: .lifetimes, wireSet: place.sampler.process.wireSet,
        block: block))
    if isSequence {
      let before = (0..<round).reduce(0) { $0 + Self.size(ofRound: $1) }
      stream.seek(to: UInt64(before * source.numbersPerSample))
    }
    return stream
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
      rate: try BatchMeans(means).estimate, points: points)
  }
}
