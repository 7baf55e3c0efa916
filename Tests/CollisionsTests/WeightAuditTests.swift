import Collisions
import RandomStreams
import Testing
import WirePhysics

/// The self-check of weights against plain arithmetic: sound samplers pass, planted faults do not.
@Suite struct WeightAuditTests {
  private static let potentials: [(Potential, Potential)] = [
    (.gaussian(strength: 1, length: 0.8), .gaussian(strength: 0.4, length: 1)),
    (
      .gatedCoulomb(strength: 0.8, separation: 0.5, gate: 40),
      .stackedCoulomb(strength: 0.8, separation: 2, gate: 40)
    ),
    (
      .gatedCoulomb(strength: 0.3, separation: 0.5, gate: 4000),
      .doubleGatedCoulomb(strength: 0.3, separation: 1, gates: (4, 6), isStacked: true)
    ),
    (.exponential(strength: 1, length: 2), .exponential(strength: -0.5, length: 3)),
  ]

  private static func system(
    _ potentials: (Potential, Potential), _ flavours: Flavours, sign: Double = 1
  ) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: 3.3, 2.7, flavours: flavours),
      intrawire: WirePair { _ in potentials.0 }, interwire: potentials.1.scaled(by: sign))
  }

  private static let sets: [[WireIndex]] = [
    [.one, .one, .one], [.one, .one, .two], [.two, .two, .one],
  ]

  @Test(arguments: Flavours.allCases)
  func `weights are what plain arithmetic makes of them`(flavours: Flavours) {
    for potentials in Self.potentials {
      for set in Self.sets {
        let sampler = TripleSampler(
          wires: set, of: Self.system(potentials, flavours), limit: testLimit)
        var stream = testStream(seed: 71)
        let weights = sampler.audit(4000, from: &stream)
        #expect(weights.count > 3800)
        let defect = AuditedWeight.defect(weights)
        #expect(defect < 1e-10, "\(set) \(flavours) \(potentials.0): \(defect)")
      }
    }
  }

  @Test func `a sign in an amplitude is found, and a wrong strength`() {
    for potentials in Self.potentials {
      let sampler = TripleSampler(
        wires: [.one, .one, .two], of: Self.system(potentials, .one), limit: testLimit)
      for (sign, other) in [(-1.0, Flavours.one), (1.001, .one), (1, .two)] {
        let faulty = TripleAmplitude(
          wires: [.one, .one, .two], of: Self.system(potentials, other, sign: sign))
        var stream = testStream(seed: 72)
        // As many as a run looks at.
        let defect = AuditedWeight.defect(sampler.audit(512, from: &stream, by: faulty))
        #expect(defect > 1e-5, "\(sign) \(other): \(defect)")
      }
    }
  }
}
