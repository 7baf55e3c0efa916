package import RandomStreams
import VectorMath

extension LatticeTripleSampler {
  /// The largest sums of rapid changes in the angles that are tried, in units of the range of the potential.
  static let softnesses = [1.0, 2, 4, 8]

  /// The same process with maps that suit the scalar form Q(g, g) of one g.
  ///
  /// The peaks of both maps get the shares that their places have in the mean magnitude of a sample; the bend of the angles is the
  /// one with the smallest mean square. Whatever is learned, nothing is biased.
  /// - Parameters:
  ///   - g: the distributions.
  ///   - samples: points to learn from in each pass, a power of two.
  ///   - stream: random numbers that no estimate uses.
  package func adapted(
    to g: DistributionTable, samples: Int, from stream: inout RandomStream
  ) -> LatticeTripleSampler {
    var result = self
    for _ in 0..<2 { result.adaptMaps(to: g, samples, from: &stream) }
    let squares = Self.softnesses.map { softness in
      var trial = result
      trial.proposal.softness = softness * base.angles.range
      var square = SIMD8<Double>()
      trial.forEachSample(samples / 4, of: g, from: &stream) { f, _, _ in square += f * f }
      return (trial, square.sum())
    }
    result = squares.min { $0.1 < $1.1 }?.0 ?? result
    result.adaptMaps(to: g, samples, from: &stream)
    return result
  }

  /// The same process from samples in which u lies nearer to a line than v, as suits low temperatures.
  package var nextToLinesOfU: LatticeTripleSampler {
    var result = self
    // Wider than the Fermi points and than the band bottom: what varies there in two or three sqrt(mT).
    result.proposal.midway = 4
    return result
  }

  private mutating func adaptMaps(
    to g: DistributionTable, _ samples: Int, from stream: inout RandomStream
  ) {
    let (radius, rapidity) = (proposal.radius, proposal.rapidity)
    var radii = radius.places.map { _ in 0.0 }
    var rapidities = rapidity.places.map { _ in 0.0 }
    forEachSample(samples, of: g, from: &stream) { f, points, count in
      for lane in 0..<count {
        let size = abs(f[lane])
        radii[radius.peak(at: points.radius[lane])] += size
        rapidities[rapidity.peak(at: points.eta[lane])] += size
      }
    }
    proposal.radius = radius.reweighted(radii)
    // Sums over odd functions are even in P.
    proposal.rapidity = rapidity.reweighted(zip(rapidities, rapidities.reversed()).map { $0 + $1 })
  }

  /// Calls `body` with what each of eight samples adds.
  private func forEachSample(
    _ count: Int, of g: DistributionTable, from stream: inout RandomStream,
    _ body: (SIMD8<Double>, ShellProposal.Points, Int) -> Void
  ) {
    var lattice = RandomStream(lattice: numbersPerSample, shiftedBy: &stream)
    forEachGroup(count, from: &lattice) { group, samples, points in
      body(base.firstLanes(samples, of: base.contributions(group, g)), points, samples)
    }
  }
}
