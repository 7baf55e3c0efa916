package import Collisions
package import RandomStreams

/// Whether a process is better sampled on lattices.
///
/// Where the integrand is smooth the error on lattices falls almost exponentially; where a potential has a cusp, a table or a gate, or where
/// the collisions that matter lie in a corner that no smooth map finds, it does not. Nobody knows beforehand, so both ways are
/// tried with a few independent shifts and scramblings, from random numbers that no estimate uses: whichever was chosen, the
/// estimate is unbiased.
package enum LatticeTrial {
  /// Shifts, or scramblings.
  private static let repetitions = 8
  /// Points of each.
  private static let points = 4096
  /// Points to learn from, in each pass.
  private static let lessons = 8192

  /// A sampler for lattices if the variance for its cost is less than that on Sobol points, otherwise the latter.
  /// - Parameters:
  ///   - sobol: the sampler for Sobol points, adapted to g.
  ///   - sampler: the process.
  ///   - g: the distributions.
  ///   - stream: random numbers that no estimate uses.
  package static func better(
    than sobol: any CollisionSampler, of sampler: any CollisionSampler, _ g: DistributionTable,
    from stream: inout RandomStream
  ) -> any CollisionSampler {
    guard let lattice = lattice(for: sampler, g, from: &stream) else { return sobol }
    let smooth = variance(
      points, { RandomStream(lattice: lattice.numbersPerSample, shiftedBy: &$0) }, of: lattice, g,
      &stream)
    let even = variance(
      points, { RandomStream(sobol: sobol.numbersPerSample, scrambledBy: &$0) }, of: sobol, g,
      &stream)
    return smooth * lattice.relativeCost < even ? lattice : sobol
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

  /// The variance of the mean of a number of points over independent sequences.
  private static func variance(
    _ count: Int, _ open: (inout RandomStream) -> RandomStream, of sampler: any CollisionSampler,
    _ g: DistributionTable, _ stream: inout RandomStream
  ) -> Double {
    var rows = CollisionBatch(process: sampler.process, capacity: count)
    var values: [Double] = []
    for _ in 0..<repetitions {
      var sequence = open(&stream)
      values.append(sampler.form(count, of: g, from: &sequence, using: &rows) / Double(count))
    }
    let mean = values.reduce(0, +) / Double(repetitions)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(repetitions - 1)
  }
}
