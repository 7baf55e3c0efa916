import Collisions
import Foundation
import RandomStreams
import TestSupport
import Testing
import WirePhysics

/// The vector evaluation of three-particle collisions against one orbit at a time in scalars.
@Suite struct VectorEvaluationTests {
  static let potentials: [(Potential, Potential)] = [
    (
      .gaussian(strength: 1, length: 2.0.squareRoot()),
      .gaussian(strength: 0.5, length: 2.0.squareRoot())
    ),
    (.gaussian(strength: 1, length: 1), .gaussian(strength: 0.5, length: 1.3)),
    (.exponential(strength: 2, length: 1), .gaussian(strength: 0.5, length: 1)),
    (
      .gatedCoulomb(strength: 2, separation: 0.3, gate: 4),
      .gatedCoulomb(strength: 2, separation: 1, gate: 4)
    ),
    (.cheonShigehara(strength: 1, momentum: 2), .contact(strength: 0.3)),
    (.calogero(strength: 1), .hyperbolic(strength: 0.4, length: 0.7)),
  ]

  /// Potentials that are more than zero where momenta are as far apart as the Fermi points at 200 T.
  static let longRanged = (
    Potential.exponential(strength: 2, length: 0.3),
    Potential.exponential(strength: 0.5, length: 0.2)
  )

  static let sets: [[WireIndex]] = [
    [.one, .one, .one], [.one, .one, .two], [.two, .two, .one], [.two, .two, .two],
  ]

  private func sampler(
    _ set: [WireIndex], _ potentials: (Potential, Potential),
    _ regularization: PoleRegularization = .init(), fermiEnergies: (Double, Double) = (3.25, 2.75),
    limit: Double = 8, flavours: Flavours = .one
  ) -> TripleSampler {
    let wires = DoubleWire(
      wires: WirePair(fermiEnergies: fermiEnergies.0, fermiEnergies.1, flavours: flavours),
      intrawire: WirePair(potentials.0, potentials.0.scaled(by: 1.5)), interwire: potentials.1)
    return TripleSampler(wires: set, of: wires, limit: limit, regularization: regularization)
  }

  /// The largest differences among the rows of many orbits: of momenta, and of amplitudes.
  ///
  /// The square root of a weight is an amplitude, a sum of terms that cancel where momenta nearly
  /// coincide: it is compared in units of the sum of their magnitudes.
  private func disagreement(
    _ sampler: TripleSampler, around centres: [Double] = [0, 0, 0], width: Double = 2,
    clear: Double = 0
  ) -> (amplitude: Double, momentum: Double) {
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 3, purpose: .test, block: 1))
    var worst = (amplitude: 0.0, momentum: 0.0)
    for _ in 0..<400 {
      var k = SIMD4(stream.gaussian(), stream.gaussian(), stream.gaussian(), 0) * width
      for leg in 0..<3 { k[leg] += stream.uniform() < 0.5 ? centres[leg] : -centres[leg] }
      let angle = 2 * Double.pi * stream.uniform()
      // Nearer momenta of several flavours have companions.
      if AngleKinematics(momenta: k).amplitude < 0.5 { continue }
      // Next to a pole the round-off of the distance, 4e-16, counts relative to it.
      let orbit = Orbit(start: AngleKinematics(momenta: k), final: angle)
      if Set(sampler.process.wires).count == 2, min(abs(orbit.du), abs(orbit.dv)) < clear {
        continue
      }
      let (a, magnitudes) = sampler.referenceRows(momenta: k, angle: angle)
      let b = sampler.vectorRows(momenta: k, angle: angle)
      let (sources, targets) = (
        (0..<a.count).map { sides(a, $0) }, (0..<b.count).map { sides(b, $0) }
      )
      // At equal distances from both lines some rows are the same collision: the first stands for all.
      let firsts = targets.map { target in
        targets.firstIndex { distance(target, $0) < 1e-6 } ?? 0
      }
      var (sums, units, found) = (
        b.weights.map { _ in 0.0 }, b.weights.map { _ in 0.0 }, b.weights.map { _ in 0.0 }
      )
      for row in 0..<b.count { found[firsts[row]] += b.weights[row] }
      for row in 0..<a.count {
        // The orbit is the same, but it may start at another of its points; and rows that are the same
        // collision but for the order of like electrons, or read backwards, are one row there.
        let distances = targets.map { distance(sources[row], $0) }
        let same = distances.indices.min { distances[$0] < distances[$1] }
        // A row whose amplitude is exactly zero in either way is left out there.
        guard let same, distances[same] < 1e-6 else {
          #expect(abs(a.weights[row]).squareRoot() <= 1e-12 * abs(magnitudes[row]).squareRoot())
          continue
        }
        worst.momentum = max(worst.momentum, distances[same])
        #expect(a.weights[row].sign == b.weights[same].sign)
        sums[firsts[same]] += a.weights[row]
        units[firsts[same]] += magnitudes[row]
      }
      for row in 0..<b.count where firsts[row] == row {
        let difference = abs(sums[row]).squareRoot() - abs(found[row]).squareRoot()
        worst.amplitude = max(worst.amplitude, abs(difference) / abs(units[row]).squareRoot())
      }
    }
    return worst
  }

  private typealias Sides = (incoming: [Double], outgoing: [Double])

  /// How far two rows are from being one collision, like electrons in any order, forwards or backwards.
  private func distance(_ a: Sides, _ b: Sides) -> Double {
    func gap(_ x: [Double], _ y: [Double]) -> Double {
      zip(x, y).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }
    return min(
      max(gap(a.incoming, b.incoming), gap(a.outgoing, b.outgoing)),
      max(gap(a.incoming, b.outgoing), gap(a.outgoing, b.incoming)))
  }

  /// The momenta on both sides, like electrons in ascending order, one wire after the other.
  private func sides(_ batch: CollisionBatch, _ row: Int) -> Sides {
    func side(_ first: Int) -> [Double] {
      WireIndex.allCases.flatMap { wire in
        (0..<3).filter { batch.process.wires[$0] == wire }
          .map { batch.momenta[first + $0][row] }.sorted()
      }
    }
    return (side(0), side(3))
  }

  @Test(arguments: sets, 0..<6)
  func `vector rows are those of the scalar reference`(set: [WireIndex], index: Int) {
    let worst = disagreement(sampler(set, Self.potentials[index]))
    #expect(worst.momentum < 1e-13)
    #expect(worst.amplitude < 1e-12)
  }

  @Test(arguments: sets, 0..<6)
  func `so they are for several flavours`(set: [WireIndex], index: Int) {
    for flavours in [Flavours.two, .four] {
      // Where x y < 2e-4 next to a crossing of lines the vector orbit is taken farther away.
      let worst = disagreement(
        sampler(set, Self.potentials[index], flavours: flavours), clear: 0.0142)
      #expect(worst.momentum < 1e-13)
      #expect(worst.amplitude < 1e-12)
    }
  }

  @Test(
    arguments: sets, [(200.0, 200.0), (200, -5), (-5, 200), (-5, -5), (60, 0), (0, 59.5)]
  )
  func `extreme chemical potentials do not show`(set: [WireIndex], energies: (Double, Double)) {
    let sampler = sampler(
      set, Self.longRanged, fermiEnergies: energies,
      limit: (2 * (max(energies.0, energies.1) + 35)).squareRoot())
    let wires = [energies.0, energies.1]
    let worst = disagreement(
      sampler, around: set.map { (2 * max(0, wires[$0.rawValue])).squareRoot() }, width: 0.5,
      clear: 1e-4)
    // In units of 1e-16 times the energies that go into exponents.
    #expect(worst.momentum < 1e-12)
    #expect(worst.amplitude < 1e-11)
  }

  @Test(arguments: sets, [(200.0, -5.0), (-5, 200)])
  func `hot electrons do not show either`(set: [WireIndex], energies: (Double, Double)) {
    let limit = (2 * (max(energies.0, energies.1) + 35)).squareRoot()
    let sampler = sampler(set, Self.longRanged, fermiEnergies: energies, limit: limit)
    let worst = disagreement(sampler, around: [0, 0.6 * limit, 0.93 * limit], width: 0.3)
    #expect(worst.momentum < 1e-12)
    #expect(worst.amplitude < 1e-11)
  }

  @Test(arguments: sets, [25.0, 120, 1000])
  func `weights are finite however far momenta reach`(set: [WireIndex], limit: Double) {
    let g = DistributionTable(reach: limit) { _, k in
      k
    } slope: { _, _ in
      1
    }
    for energies in [(3.0, 3.0), (200, -5), (-5, 200)] where limit * limit > 2 * energies.0 {
      let plain = sampler(set, Self.potentials[0], fermiEnergies: energies, limit: limit)
      var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 6, purpose: .test, block: 0))
      for sampler in [plain, plain.adapted(to: g, samples: 20_000, from: &stream)] {
        var rows = CollisionBatch(process: sampler.process, capacity: 900_000)
        sampler.sample(100_000, from: &stream, into: &rows)
        #expect(rows.weights.allSatisfy { $0.isFinite })
        #expect(sampler.form(100_000, of: g, from: &stream, using: &rows).isFinite)
      }
    }
  }

  @Test func `vector rows honour the window and the guard`() {
    let narrow = PoleRegularization(halfWidth: 0.3, guardAngle: 0.05)
    let worst = disagreement(sampler([.one, .one, .two], Self.potentials[0], narrow))
    #expect(worst.momentum < 1e-13)
    #expect(worst.amplitude < 1e-12)
  }

  @Test(arguments: sets)
  func `every vector row obeys the conservation laws`(set: [WireIndex]) {
    let sampler = sampler(set, Self.potentials[0])
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 3, purpose: .test, block: 2))
    var batch = CollisionBatch(process: sampler.process, capacity: 16_000)
    sampler.sample(1000, from: &stream, into: &batch)
    #expect(batch.count > 990)
    #expect((0..<batch.count).allSatisfy { batch[$0].conservationDefect() < 2e-15 })
  }

  @Test func `samples do not depend on how many are drawn at once`() {
    let sampler = sampler([.one, .one, .two], Self.potentials[0])
    func total(_ counts: [Int]) -> Double {
      var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 4, purpose: .test, block: 0))
      var batch = CollisionBatch(process: sampler.process, capacity: 16_000)
      for count in counts { sampler.sample(count, from: &stream, into: &batch) }
      return batch.weights.reduce(0) { $0 + abs($1) }
    }
    let whole = total([1024])
    #expect(abs(total([1, 511, 250, 262]) - whole) < 1e-12 * whole)
  }

  @Test(arguments: sets, Flavours.allCases)
  func `a form drawn without rows is that of the rows`(set: [WireIndex], flavours: Flavours) {
    let sampler = sampler(set, Self.potentials[0], flavours: flavours)
    let g = DistributionTable(reach: 9) { wire, k in
      wire == .one ? k * k * k : k - 2 * k * k * k
    } slope: { wire, k in
      wire == .one ? 3 * k * k : 1 - 6 * k * k
    }
    let address = StreamAddress(seed: 5, purpose: .test, block: 0)
    var stream = RandomStream(.philox4x32, at: address)
    var same = RandomStream(.philox4x32, at: address)
    var rows = CollisionBatch(process: sampler.process, capacity: 16_000)
    // A number that leaves lanes over in the last group.
    sampler.sample(700, from: &stream, into: &rows)
    let written = g.form(rows)
    let direct = sampler.form(700, of: g, from: &same, using: &rows)
    #expect(written != 0)
    #expect(abs(direct - written) < 1e-11 * abs(written))
  }
}
