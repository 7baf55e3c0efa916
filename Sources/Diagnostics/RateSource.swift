import Collisions
import KineticOperator
import RandomStreams

/// What adds up a rate: orbits whose partners and cells are drawn, or smooth sums over all cells on lattices.
enum RateSource: Sendable {
  /// Drawn orbits.
  case orbits(SamplePoints)
  /// Points of shifted lattices.
  case lattice(LatticeRateSampler)

  /// Points of each sequence in the trial.
  private static let trial = 2048
  /// Points to learn from.
  private static let lessons = 1024

  /// Lattices where a trial says that they are better, otherwise orbits on Sobol points.
  init(tryingLatticesAt place: LifetimeSampling.Place, from stream: inout RandomStream) {
    let orbits = RateSource.orbits(.sobol)
    guard
      let sampler = LatticeRateSampler(place.sampler, at: place.momentum, in: place.wire)?
        .adapted(samples: Self.lessons, from: &stream)
    else {
      self = orbits
      return
    }
    let lattice = RateSource.lattice(sampler)
    let smooth = LatticeTrial.values(from: &stream) {
      var sequence = RandomStream(lattice: lattice.numbersPerSample, shiftedBy: &$0)
      return [lattice.sum(Self.trial, at: place, from: &sequence)]
    }
    let scrambled = LatticeTrial.values(from: &stream) {
      var sequence = RandomStream(sobol: orbits.numbersPerSample, scrambledBy: &$0)
      return [orbits.sum(Self.trial, at: place, from: &sequence)]
    }
    let isBetter = LatticeTrial.isBetter(smooth, cost: sampler.relativeCost, than: scrambled)
    self = isBetter ? lattice : orbits
  }

  /// How the samples lie.
  var points: SamplePoints {
    switch self {
    case .orbits(let points): points
    case .lattice: .lattice
    }
  }

  /// How many uniform numbers a sample takes.
  var numbersPerSample: Int {
    switch self {
    case .orbits: TripleSampler.numbersPerRateSample
    case .lattice: LatticeRateSampler.numbersPerSample
    }
  }

  /// The sum over samples, whose mean is the rate.
  func sum(
    _ samples: Int, at place: LifetimeSampling.Place, from stream: inout RandomStream
  ) -> Double {
    switch self {
    case .orbits:
      place.sampler.rate(at: place.momentum, in: place.wire, samples: samples, from: &stream)
    case .lattice(let sampler): sampler.sum(samples, from: &stream)
    }
  }
}
