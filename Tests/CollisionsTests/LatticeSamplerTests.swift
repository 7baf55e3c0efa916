import Collisions
import Foundation
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

/// Collisions from points on lattices: the same forms as ever, with errors that fall almost exponentially.
@Suite struct LatticeSamplerTests {
  private static func triples(
    _ set: [WireIndex], _ system: DoubleWire = .referenceForms
  ) -> LatticeTripleSampler {
    LatticeTripleSampler(TripleSampler(wires: set, of: system, limit: testLimit))!
  }

  private static func table(_ trial: TrialPair) -> DistributionTable {
    DistributionTable(reach: 12) { wire, k in
      trial(wire, k)
    } slope: { wire, k in
      let h = 1e-4
      return (trial(wire, k + h) - trial(wire, k - h)) / (2 * h)
    }
  }

  /// Means of w (D g)^2, one for each of some independent shifts.
  private static func means(
    _ sampler: some SmoothSampler, _ g: DistributionTable, points: Int, shifts: Int, seed: UInt64
  ) -> [Double] {
    (0..<shifts).map { shift in
      var stream = RandomStream(
        lattice: sampler.numbersPerSample, .philox4x32,
        at: StreamAddress(seed: seed, purpose: .test, block: UInt32(shift)))
      var rows = CollisionBatch(process: sampler.process, capacity: 16 * points)
      return sampler.form(points, of: g, from: &stream, using: &rows) / Double(points)
    }
  }

  private static func lattice(_ sampler: some SmoothSampler, seed: UInt64) -> RandomStream {
    RandomStream(
      lattice: sampler.numbersPerSample, .philox4x32,
      at: StreamAddress(seed: seed, purpose: .test, block: 0))
  }

  /// A wrong subtraction of the poles, a cell too few or a wrong sheet changes these by parts of one.
  @Test(arguments: [TrialPair.drift, .cubes, .cubeInOne])
  func `the mixed set meets its quadrature to 1e-5`(trial: TrialPair) throws {
    let g = Self.table(trial)
    var lessons = testStream(seed: 91)
    let sampler = Self.triples([.one, .one, .two]).adapted(to: g, samples: 8192, from: &lessons)
    let mean = try BatchMeans(Self.means(sampler, g, points: 1 << 14, shifts: 16, seed: 92))
      .estimate
    let exact = ExactForms.mixed[trial]!
    // Student's t of 15 degrees of freedom: fails once in 5,000 seeds; the quadrature is good to 5e-7.
    #expect(abs(mean.value - exact) < 5 * mean.standardError + 5e-7 * abs(exact), "\(mean)")
    #expect(mean.relativeError < 1e-3)
  }

  @Test func `means over three points are unbiased`() throws {
    let g = Self.table(.cubes)
    let values = Self.means(
      Self.triples([.one, .one, .two]), g, points: 3, shifts: 40_000, seed: 93)
    let mean = try BatchMeans(values).estimate
    // Fails once in 16,000 seeds.
    #expect(mean.agrees(with: ExactForms.mixed[.cubes]!, within: 4), "\(mean)")
    #expect(mean.relativeError < 0.1)
  }

  @Test(arguments: [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]])
  func `different wires with different potentials agree with random points`(
    set: [WireIndex]
  ) throws {
    let g = Self.table(.cubes)
    let plain = TripleSampler(wires: set, of: .asymmetric, limit: testLimit)
    var lessons = testStream(seed: 90)
    let sampler = try #require(LatticeTripleSampler(plain))
      .adapted(to: g, samples: 8192, from: &lessons)
    let mean = try BatchMeans(Self.means(sampler, g, points: 4096, shifts: 16, seed: 94)).estimate
    let random = try plain.form(.cubes, samples: 200_000, seed: 95)
    // Fails once in 10,000 seeds.
    #expect(
      abs(mean.value - random.value) < 4 * hypot(mean.standardError, random.standardError),
      "\(mean) \(random)")
    #expect(mean.standardError < random.standardError / 2)
  }

  @Test(arguments: [[WireIndex.one, .one, .one], [.one, .one, .two]])
  func `the variance falls far faster than that of random points`(set: [WireIndex]) throws {
    let g = Self.table(.cubes)
    var lessons = testStream(seed: 96)
    let sampler = Self.triples(set).adapted(to: g, samples: 8192, from: &lessons)
    func variance(_ points: Int) -> Double {
      let values = Self.means(sampler, g, points: points, shifts: 32, seed: 97)
      let mean = values.reduce(0, +) / 32
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 31
    }
    let ratio = variance(1 << 8) / variance(1 << 14)
    // Random points: 64 with a scatter of a factor of two.
    #expect(ratio > 1000, "\(ratio)")
  }

  /// Exchange of the like electrons exchanges u and v in the sum over all cells; otherwise the mean would differ by parts of one.
  @Test(
    arguments: [
      ([WireIndex.one, .one, .one], Flavours.one), ([.one, .one, .two], .one),
      ([.two, .two, .one], .one), ([.one, .one, .one], .two),
    ])
  func `samples next to lines of u alone have the same mean`(
    set: [WireIndex], flavours: Flavours
  ) throws {
    let g = Self.table(.cubes)
    let asymmetric = DoubleWire.asymmetric
    let wires = WirePair {
      Wire(fermiEnergy: asymmetric.wires[$0].fermiEnergy, flavours: flavours)
    }
    let system = DoubleWire(
      wires: wires, intrawire: asymmetric.intrawire, interwire: asymmetric.interwire)
    var lessons = testStream(seed: 102)
    let whole = Self.triples(set, system).adapted(to: g, samples: 4096, from: &lessons)
    let (all, part) = (
      try BatchMeans(Self.means(whole, g, points: 1 << 14, shifts: 16, seed: 103)).estimate,
      try BatchMeans(
        Self.means(whole.nextToLinesOfU, g, points: 1 << 14, shifts: 16, seed: 104)
      ).estimate
    )
    // Student's t of 30 degrees of freedom: fails once in 40,000 seeds.
    #expect(
      abs(all.value - part.value) < 5 * hypot(all.standardError, part.standardError),
      "\(all) \(part)")
    #expect(max(all.relativeError, part.relativeError) < 1e-3, "\(all) \(part)")
  }

  /// With eps_F/T = 20 one electron is at the band bottom, the others are at opposite Fermi points.
  @Test func `at low temperature samples next to lines of u vary far less`() {
    let system = DoubleWire(
      wires: WirePair(fermiEnergies: 20, 20), intrawire: DoubleWire.referenceForms.intrawire,
      interwire: DoubleWire.referenceForms.interwire)
    let g = DistributionTable(reach: 12) { _, k in
      tanh(4 * k)
    } slope: { _, k in
      4 / (cosh(4 * k) * cosh(4 * k))
    }
    var lessons = testStream(seed: 105)
    let whole = LatticeTripleSampler(
      TripleSampler(wires: [.one, .one, .one], of: system, limit: 10.5))!
      .adapted(to: g, samples: 8192, from: &lessons)
    func scatter(_ sampler: LatticeTripleSampler) -> Double {
      let values = Self.means(sampler, g, points: 4096, shifts: 16, seed: 106)
      let mean = values.reduce(0, +) / 16
      return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 15).squareRoot() / abs(mean)
    }
    let (all, part) = (scatter(whole), scatter(whole.nextToLinesOfU))
    #expect(part < 0.04, "\(all) \(part)")
    #expect(part < all / 3, "\(all) \(part)")
  }

  @Test
  func `four shifts know their error: Student's interval holds the truth as often as it says`() {
    let g = Self.table(.cubes)
    let sampler = Self.triples([.one, .one, .two])
    let exact = ExactForms.mixed[.cubes]!
    let values = Self.means(sampler, g, points: 256, shifts: 1600, seed: 98)
    let hits = stride(from: 0, to: values.count, by: 4).count { start in
      let few = Array(values[start..<start + 4])
      let mean = few.reduce(0, +) / 4
      let variance = few.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
      // t of three degrees of freedom: 68.27 % within 1.1969.
      return abs(mean - exact) < 1.1969 * (variance / 4).squareRoot()
    }
    #expect(
      Coverage(hits: hits, trials: 400).isConsistent(with: 0.6827, risk: 1e-4), "\(hits) of 400")
  }

  @Test(arguments: [[WireIndex.one, .one, .one], [.one, .one, .two], [.two, .two, .one]])
  func
    `rows conserve number, momentum and energy, and weights are what plain arithmetic makes of them`(
      set: [WireIndex]
    )
  {
    let sampler = Self.triples(set, .asymmetric)
    var stream = Self.lattice(sampler, seed: 99)
    var rows = CollisionBatch(process: sampler.process, capacity: 16 * 2048)
    sampler.sample(2048, from: &stream, into: &rows)
    let worst = (0..<rows.count).reduce(0) {
      rows.weights[$1] == 0 ? $0 : max($0, rows[$1].conservationDefect(sampler.process.laws))
    }
    #expect(rows.count > 1000 && worst < 1e-12, "\(worst)")
    var again = Self.lattice(sampler, seed: 99)
    let defect = AuditedWeight.defect(sampler.audit(2048, from: &again))
    #expect(defect < 1e-9, "\(defect)")
    #expect(stream.position == 2048 * 4)
    // Scalar sums are those of the rows.
    var third = Self.lattice(sampler, seed: 99)
    let g = Self.table(.cubes)
    let form = sampler.form(2048, of: g, from: &third, using: &rows)
    #expect(abs(form / g.form(rows) - 1) < 1e-9)
  }

  @Test func `pairs meet their quadrature to 1e-5 with 4096 points for each shift`() throws {
    let g = Self.table(.cubes)
    let system = DoubleWire.asymmetric
    let exact = PairQuadrature(system).form(.cubes)
    var lessons = testStream(seed: 100)
    let sampler = LatticePairSampler(PairSampler(system, limit: testLimit))
      .adapted(to: g, samples: 4096, from: &lessons)
    let mean = try BatchMeans(Self.means(sampler, g, points: 4096, shifts: 16, seed: 101)).estimate
    // Student's t of 15 degrees of freedom: fails once in 5,000 seeds; the quadrature is good to 1e-9.
    #expect(abs(mean.value - exact) < 5 * mean.standardError + 1e-9 * exact, "\(mean) \(exact)")
    #expect(mean.relativeError < 1e-5)
  }

  @Test func `several flavours in both wires keep to random choices`() {
    let wires = WirePair(fermiEnergies: 3, 3, flavours: .two)
    let system = DoubleWire(
      wires: wires, intrawire: DoubleWire.referenceForms.intrawire,
      interwire: DoubleWire.referenceForms.interwire)
    for (set, isSmooth) in [([WireIndex.one, .one, .two], false), ([.one, .one, .one], true)] {
      let plain = TripleSampler(wires: set, of: system, limit: testLimit)
      #expect((LatticeTripleSampler(plain) != nil) == isSmooth)
    }
  }
}
