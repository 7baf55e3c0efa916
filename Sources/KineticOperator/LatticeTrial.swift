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

  /// A sampler for lattices if its variance is less than that on Sobol points, whose samples take as long, otherwise the latter.
  /// - Parameters:
  ///   - adapted: makes the sampler for Sobol points, adapted to g; not asked where lattices leave next to nothing.
  ///   - sampler: the process.
  ///   - g: the distributions.
  ///   - isLong: whether sequences of many thousand points are to come, on which lattices may win that lose on short ones.
  ///   - stream: random numbers that no estimate uses.
  package static func better(
    than adapted: () -> any CollisionSampler, of sampler: any CollisionSampler,
    _ g: DistributionTable, isLong: Bool = false, from stream: inout RandomStream
  ) -> any CollisionSampler {
    guard var lattice = lattice(for: sampler, g, from: &stream) else { return adapted() }
    var sobol: (any CollisionSampler)?
    var rows = CollisionBatch(process: sampler.process, capacity: Self.points.short)
    for points in isLong ? [Self.points.short, Self.points.long] : [Self.points.short] {
      func forms(_ sampler: any SmoothSampler) -> [[Double]] {
        values(from: &stream) { stream in
          var sequence = RandomStream(lattice: sampler.numbersPerSample, shiftedBy: &stream)
          return [sampler.form(points, of: g, from: &sequence, using: &rows)]
        }
      }
      var smooth = forms(lattice)
      let left = relativeVariance(smooth)
      if left < tiny { return lattice }
      if let triples = lattice as? LatticeTripleSampler, left > rough {
        let other = triples.nextToLinesOfU
        let others = forms(other)
        // Where it wins by less, it often loses with more points.
        if isBetter(others, cost: 4, than: smooth) { (lattice, smooth) = (other, others) }
      }
      let other = sobol ?? adapted()
      sobol = other
      let scrambled = values(from: &stream) { stream in
        var sequence = RandomStream(sobol: other.numbersPerSample, scrambledBy: &stream)
        return [other.form(points, of: g, from: &sequence, using: &rows)]
      }
      if isBetter(smooth, cost: 1, than: scrambled) { return lattice }
    }
    return sobol ?? adapted()
  }

  /// The variance of what a sequence gives, over the square of the mean.
  private static func relativeVariance(_ values: [[Double]]) -> Double {
    let forms = values.map { $0[0] }
    let mean = forms.reduce(0, +) / Double(forms.count)
    return mean == 0 ? .infinity : variance(forms) / (mean * mean)
  }

  /// Where a sequence leaves more than a hundredth, samples next to one kind of lines are tried as well.
  private static let rough = 1e-4
  /// Where it leaves less than a thousandth it converges, and nothing else needs to be tried.
  private static let tiny = 1e-6

  /// Some sums, drawn again and again, each time with points of their own.
  package static func values(
    from stream: inout RandomStream, _ draw: (inout RandomStream) -> [Double]
  ) -> [[Double]] {
    (0..<repetitions).map { _ in draw(&stream) }
  }

  /// Whether the variance of sums drawn in one way, for its cost, is less than that of the same sums drawn in another way.
  /// - Parameters:
  ///   - here: values of the sums, one after the other.
  ///   - cost: the time that they take, relative to the others.
  ///   - others: values of the others.
  package static func isBetter(
    _ here: [[Double]], cost: Double, than others: [[Double]]
  ) -> Bool {
    var (own, their) = (0.0, 0.0)
    for index in here[0].indices {
      let (x, y) = (here.map { $0[index] }, others.map { $0[index] })
      let size = (x + y).reduce(0) { $0 + $1 * $1 }
      guard size > 0 else { continue }
      own += variance(x) / size
      their += variance(y) / size
    }
    return own * cost < their
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
