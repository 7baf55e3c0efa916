import Collisions
import Foundation
import KineticOperator
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

/// Forms from points on lattices, each of which four batches divide.
@Suite struct LatticeFormsTests {
  private static let doubleWire = DoubleWire.gaussian()

  private static func sampler(limit: Double = 7) -> LatticePairSampler {
    LatticePairSampler(PairSampler(doubleWire, limit: limit))
  }

  /// The first coordinates of the points of some batches, in some rounds.
  private static func coordinates(
    _ streams: BlockStreams, batches: Range<Int>, rounds: Range<Int>
  ) -> [Double] {
    let sampler = sampler()
    return batches.flatMap { batch in
      rounds.flatMap { round in
        var stream = streams.open(sampler, round: round, batch: batch)
        return (0..<streams.blockSize).map { _ in
          let first = stream.uniform()
          for _ in 1..<sampler.numbersPerSample { _ = stream.uniform() }
          return first
        }
      }
    }
  }

  /// The distance of the first point from a multiple of 1/N, if all N lie evenly on the circle.
  private static func shift(ofEven points: [Double]) -> Double? {
    let sorted = points.sorted()
    let step = 1 / Double(points.count)
    let isEven = zip(sorted, sorted.dropFirst()).allSatisfy { abs($1 - $0 - step) < 1e-12 }
    return isEven ? sorted[0] : nil
  }

  /// The first coordinate of a rank-1 lattice with z_1 = 1 takes N even places.
  @Test(arguments: [1, 2, 4, 8])
  func `after a power of two of rounds four batches have drawn one lattice`(rounds: Int) throws {
    let streams = BlockStreams(seed: 3, points: .lattice, blockSize: 16)
    let shifts = try [0, 4, 60].map { first in
      try #require(
        Self.shift(
          ofEven: Self.coordinates(streams, batches: first..<first + 4, rounds: 0..<rounds)))
    }
    // Others are shifted by other random numbers, and so are those of another stage.
    #expect(Set(shifts).count == 3)
    let later = try #require(
      Self.shift(
        ofEven: Self.coordinates(streams.following(rounds: 8), batches: 0..<4, rounds: 0..<rounds)))
    #expect(!shifts.contains(later))
    #expect(
      Self.shift(ofEven: Self.coordinates(streams, batches: 1..<5, rounds: 0..<rounds)) == nil)
  }

  @Test func `a form is the mean over its sequences, of which there are sixteen`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 6)
    let exact = try PairOperator(doubleWire: Self.doubleWire, basis: basis).kineticOperator()
      .reached().dragResistivity.value
    let assembler = OperatorAssembler(
      basis: basis, samplers: [Self.sampler(limit: basis.grid.reach)],
      streams: BlockStreams(seed: 5, points: .lattice), threads: 2)
    assembler.runRound()
    while assembler.rounds < 4 { assembler.runRound() }
    let kinetics = KineticOperator(
      doubleWire: Self.doubleWire, basis: basis, forms: assembler.forms())
    #expect(kinetics.batchCount == 16)
    #expect(kinetics.forms[0].samples == 4 * 64 * 512)
    let found = try kinetics.reached().dragResistivity
    // 131,072 random points leave 2e-3. Student's t of 15 degrees of freedom: fails once in 5,000 seeds.
    #expect(found.relativeError < 1e-5, "\(found)")
    #expect(found.agrees(with: exact, within: 5), "\(found), exactly \(exact)")
  }

  @Test(.tags(.statistical))
  func `intervals of Student's t cover as often as they say`() throws {
    let basis = try SplineBasis.odd(Self.doubleWire, intervals: 6)
    let exact = try PairOperator(doubleWire: Self.doubleWire, basis: basis).kineticOperator()
      .reached().dragResistivity.value
    let sampler = Self.sampler(limit: basis.grid.reach)
    let thermal = ThermalForms(
      basis: basis, wires: [Self.doubleWire[.one], Self.doubleWire[.two]])
    // So few points that the error of a sequence is large, and that of the solution not of second order.
    let estimates = try (0..<400).map { seed in
      let assembler = OperatorAssembler(
        basis: basis, samplers: [sampler],
        streams: BlockStreams(seed: 7300 + UInt64(seed), points: .lattice, blockSize: 64),
        threads: 2)
      assembler.runRound()
      return try KineticOperator(
        doubleWire: Self.doubleWire, basis: basis, thermal: thermal, forms: assembler.forms()
      ).reached().dragResistivity
    }
    for sigmas in [1.0, 2] {
      let coverage = Coverage(of: estimates, truth: exact, sigmas: sigmas)
      let nominal = Coverage.probability(sigmas: sigmas, degreesOfFreedom: 15)
      #expect(
        coverage.isConsistent(with: nominal, risk: 1e-3), "\(coverage.fraction) for \(nominal)")
    }
  }

  /// With eps_F/T = 20 plain lattices leave a tenth of the form with 4096 points, Sobol points 4 %.
  @Test func `a trial finds the samples that suit a low temperature`() throws {
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 20, 20), intrawire: Self.doubleWire.intrawire,
      interwire: Self.doubleWire.interwire)
    let g = DistributionTable(reach: 12) { _, k in
      tanh(4 * k)
    } slope: { _, k in
      4 / (cosh(4 * k) * cosh(4 * k))
    }
    let plain = TripleSampler(wires: [.one, .one, .one], of: system, limit: 10.5)
    func numbers(_ seed: UInt64) -> RandomStream {
      RandomStream(.philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: 0))
    }
    var lessons = numbers(41)
    var trials = numbers(42)
    let sobol = plain.adapted(to: g, samples: 8192, from: &lessons)
    let best = LatticeTrial.better(than: { sobol }, of: plain, g, from: &trials)
    let found = try #require(best as? LatticeTripleSampler)
    var rows = CollisionBatch(process: plain.process, capacity: 4096)
    let forms = (0..<16).map { seed in
      var points = RandomStream(
        lattice: found.numbersPerSample, .philox4x32,
        at: StreamAddress(seed: 43, purpose: .test, block: UInt32(seed)))
      return found.form(4096, of: g, from: &points, using: &rows)
    }
    let mean = try BatchMeans(forms).estimate
    // One sequence of sixteen leaves four times as much.
    #expect(mean.relativeError < 0.01, "\(mean)")
  }
}
