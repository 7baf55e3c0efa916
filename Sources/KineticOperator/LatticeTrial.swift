package import Collisions
package import RandomStreams

/// Whether a process is better sampled on lattices.
///
/// Where the integrand is smooth the error on lattices falls almost exponentially; where a potential has a cusp, a table or a gate, or where
/// the collisions that matter lie in a corner that no smooth map finds, it does not. Nobody knows beforehand, so both ways are
/// tried with a few independent shifts and scramblings, from random numbers that no estimate uses: whichever was chosen, the
/// estimate is unbiased. Means of several sums at once count relative to their sizes.
package enum LatticeTrial {
  /// Shifts, or scramblings.
  private static let repetitions = 8
  /// Points of each; four times as many for those that lost, if there are to be long sequences.
  private static let points = (short: 4096, long: 16_384)
  /// Points to learn from, in each pass.
  private static let lessons = 8192

  /// A sampler for lattices if the variance for its cost is less than that on Sobol points, otherwise the latter.
  /// - Parameters:
  ///   - sobol: the sampler for Sobol points, adapted to g.
  ///   - sampler: the process.
  ///   - g: the distributions.
  ///   - isLong: whether sequences of many thousand points are to come, on which lattices may win that lose on short ones.
  ///   - stream: random numbers that no estimate uses.
  package static func better(
    than sobol: any CollisionSampler, of sampler: any CollisionSampler, _ g: DistributionTable,
    isLong: Bool = false, from stream: inout RandomStream
  ) -> any CollisionSampler {
    guard let lattice = lattice(for: sampler, g, from: &stream) else { return sobol }
    var rows = CollisionBatch(process: sampler.process, capacity: Self.points.short)
    for points in isLong ? [Self.points.short, Self.points.long] : [Self.points.short] {
      let isBetter = isBetter(cost: lattice.relativeCost, from: &stream) { stream in
        var sequence = RandomStream(lattice: lattice.numbersPerSample, shiftedBy: &stream)
        return [lattice.form(points, of: g, from: &sequence, using: &rows)]
      } than: { stream in
        var sequence = RandomStream(sobol: sobol.numbersPerSample, scrambledBy: &stream)
        return [sobol.form(points, of: g, from: &sequence, using: &rows)]
      }
      if isBetter { return lattice }
    }
    return sobol
  }

  /// Whether the variance of some sums on lattices, for their cost, is less than that of the same sums on other points.
  /// - Parameters:
  ///   - cost: the time that lattices take, relative to the others.
  ///   - stream: random numbers that no estimate uses.
  ///   - lattice: draws the sums once more, on a lattice of its own.
  ///   - other: the same on other points.
  package static func isBetter(
    cost: Double, from stream: inout RandomStream, _ lattice: (inout RandomStream) -> [Double],
    than other: (inout RandomStream) -> [Double]
  ) -> Bool {
    let smooth = (0..<repetitions).map { _ in lattice(&stream) }
    let others = (0..<repetitions).map { _ in other(&stream) }
    var (here, there) = (0.0, 0.0)
    for index in smooth[0].indices {
      let (x, y) = (smooth.map { $0[index] }, others.map { $0[index] })
      let size = (x + y).reduce(0) { $0 + $1 * $1 }
      guard size > 0 else { continue }
      here += variance(x) / size
      there += variance(y) / size
    }
    return here * cost < there
  }

  /// Whether there is a sampler for lattices of the same process.
  package static func isPossible(for sampler: any CollisionSampler) -> Bool {
    switch sampler {
    case let triple as TripleSampler: LatticeTripleSampler(triple) != nil
    default: sampler is PairSampler
    }
  }

  /// The process with smooth maps that suit g; nil where there are none.
  static func lattice(
    for sampler: any CollisionSampler, _ g: DistributionTable, from stream: inout RandomStream
  ) -> (any SmoothSampler)? {
    switch sampler {
    case let triple as TripleSampler:
      LatticeTripleSampler(triple)?.adapted(to: g, samples: lessons, from: &stream)
    case let pair as PairSampler:
      LatticePairSampler(pair).adapted(to: g, samples: lessons, from: &stream)
    default: nil
    }
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
