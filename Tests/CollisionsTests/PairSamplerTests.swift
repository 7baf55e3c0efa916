import Collisions
import GSLSupport
import RandomStreams
import Statistics
import TestSupport
import Testing
import WirePhysics

@Suite struct PairSamplerTests {
  private static let sampler = PairSampler(.referenceForms, limit: testLimit)

  @Test(.tags(.analytic)) func `electrons exchange their momenta`() {
    let batch = Self.sampler.rows(500, seed: 61)
    // Collisions whose weight underflows may be left out.
    #expect((480...500).contains(batch.count))
    #expect(batch.momenta[0] == batch.momenta[3])
    #expect(batch.momenta[1] == batch.momenta[2])
  }

  @Test(.tags(.analytic)) func `a quadrature of the kernel has the reference forms`() {
    for trial in TrialPair.allCases {
      let exact = PairQuadrature(.referenceForms).form(trial)
      #expect(abs(exact / Reference.shared.forms[trial]!.Q2 - 1) < 1e-9, "\(trial.rawValue)")
    }
  }

  @Test(.tags(.statistical)) func `the sampled forms agree with the reference over 20 seeds`()
    throws
  {
    let seeds = try (0..<20).map {
      try Self.sampler.forms(TrialPair.allCases, samples: 16_000, seed: 6200 + $0)
    }
    for (index, trial) in TrialPair.allCases.enumerated() {
      try expectUnbiased(
        seeds.map { $0[index] }, truth: Reference.shared.forms[trial]!.Q2)
    }
  }

  @Test(
    .tags(.statistical),
    arguments: [
      Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4),
      .gatedCoulomb(strength: 0.3, separation: 1, gate: 4000),
      .stackedCoulomb(strength: 0.3, separation: 1, gate: 1e6),
      .doubleGatedCoulomb(strength: 0.3, separation: 1, gates: (40, 4000), isStacked: true),
    ])
  func `different wires and a Coulomb potential agree as well`(potential: Potential) throws {
    let doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 4.5, 2), intrawire: WirePair { _ in .contact(strength: 1) },
      interwire: potential)
    let sampler = PairSampler(doubleWire, strength: 3, limit: 8)
    for trial in TrialPair.allCases {
      let exact = 3 * PairQuadrature(doubleWire).form(trial)
      let form = try sampler.form(trial, samples: 200_000, seed: 63)
      // Fails once in 2,000 seeds.
      #expect(form.agrees(with: exact, within: 3.5), "\(trial.rawValue)")
      #expect(form.relativeError < 0.02)
    }
  }

  @Test(
    .tags(.statistical),
    arguments: [
      Potential.gaussian(strength: 0.5, length: 1.4), .gaussian(strength: 300, length: 0.5),
      .gatedCoulomb(strength: 0.8, separation: 2, gate: 4), .contact(strength: 0.5),
      .contact(strength: -2),
    ])
  func `samples of exact scattering agree with a quadrature`(potential: Potential) throws {
    let doubleWire = DoubleWire(
      wires: WirePair(fermiEnergies: 3.5, 2.5), intrawire: WirePair { _ in .contact(strength: 1) },
      interwire: potential, pairs: try .exact(potential))
    let sampler = PairSampler(doubleWire, limit: 8)
    for trial in TrialPair.allCases {
      let exact = PairQuadrature(doubleWire).form(trial)
      let form = try sampler.form(trial, samples: 200_000, seed: 66)
      // Fails once in 2,000 seeds.
      #expect(form.agrees(with: exact, within: 3.5), "\(trial.rawValue): \(form), \(exact)")
      #expect(form.relativeError < 0.02)
    }
  }

  @Test(.tags(.analytic)) func `a scripted stream gives the collision it spells`() {
    // All numbers 1/2: equal wires put the centre of mass at the middle of a symmetric density.
    var stream = RandomStream(scripted: Array(repeating: 0.5, count: 64))
    var batch = CollisionBatch(process: Self.sampler.process, capacity: 1)
    Self.sampler.sample(1, from: &stream, into: &batch)
    #expect(batch.count == 1)
    let (k, kOut) = (batch.momenta[0][0], batch.momenta[1][0])
    #expect(abs(k + kOut) < 1e-9)
    // The median of q V12(q)^2 ~ q exp(-4 q^2), mixed with a tenth spread evenly to 14.
    #expect(kOut - k > 0.4 && kOut - k < 0.6)
  }

  @Test(.tags(.analytic)) func `the same stream gives the same collisions`() {
    let (once, again) = (Self.sampler.rows(100, seed: 64), Self.sampler.rows(100, seed: 64))
    #expect(once.momenta == again.momenta && once.weights == again.weights)
    #expect(once.weights != Self.sampler.rows(100, seed: 65).weights)
  }
}
