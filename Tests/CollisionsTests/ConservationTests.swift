import Collisions
import Testing
import WirePhysics

/// Laws that every single collision obeys, whatever its kernel.
@Suite(.tags(.analytic)) struct ConservationTests {
  private static let samplers: [any CollisionSampler] = [
    PairSampler(.asymmetric, limit: testLimit),
    SoftSampler(intrawire: .one, of: .asymmetric, lambda: 0.1, length: 4, limit: testLimit),
    SoftSampler(intrawire: .two, of: .asymmetric, lambda: 0.1, length: 4, limit: testLimit),
    SoftSampler(interwire: .asymmetric, mu1: 0.1, length: 4, limit: testLimit),
    TripleSampler(wires: [.one, .one, .one], of: .asymmetric, limit: testLimit),
    TripleSampler(wires: [.two, .two, .two], of: .asymmetric, limit: testLimit),
    TripleSampler(wires: [.one, .one, .two], of: .asymmetric, limit: testLimit),
    TripleSampler(wires: [.two, .two, .one], of: .asymmetric, limit: testLimit),
  ]

  @Test func `every collision of every sampler obeys its laws to round-off`() {
    for sampler in Self.samplers {
      let batch = sampler.rows(4000, seed: 51)
      #expect(batch.count >= 3900)
      let worst = (0..<batch.count).map {
        batch[$0].conservationDefect(sampler.process.laws)
      }.max()
      #expect((worst ?? 1) < 4e-15, "\(sampler.process.name)")
    }
  }

  @Test func `constants, momentum and energy have no collision difference`() {
    let zeroModes: [@Sendable (WireIndex, Double) -> Double] = [
      { wire, _ in wire == .one ? 1 : 0 }, { _, _ in 1 }, { _, k in k }, { _, k in k * k },
    ]
    for sampler in Self.samplers where sampler.process.laws == .all {
      let batch = sampler.rows(2000, seed: 52)
      for row in 0..<batch.count {
        let collision = batch[row]
        for phi in zeroModes {
          let scale = collision.legs.reduce(0) { $0 + abs(phi($1.wire, $1.momentum)) }
          #expect(abs(collision.difference(of: phi)) <= 4e-15 * scale)
        }
      }
    }
  }

  @Test func `soft collisions conserve number and momentum but not energy`() {
    for sampler in Self.samplers where sampler.process.laws != .all {
      let batch = sampler.rows(2000, seed: 53)
      let broken = (0..<batch.count).count { batch[$0].conservationDefect(.energy) > 1e-6 }
      #expect(broken > batch.count / 2, "\(sampler.process.name)")
    }
  }

  @Test func `wires exchange momentum in equal and opposite amounts`() {
    // (B.1) and (B.2): nothing within one wire; what one wire loses in (3c) the other gains in (3b).
    for sampler in Self.samplers {
      let batch = sampler.rows(1000, seed: 54)
      for row in 0..<batch.count {
        let collision = batch[row]
        let gains = WireIndex.allCases.map { wire in
          collision.difference { $0 == wire ? $1 : 0 }
        }
        let scale = collision.legs.reduce(0) { $0 + abs($1.momentum) }
        #expect(abs(gains[0] + gains[1]) < 4e-15 * scale)
        if sampler.process.touchedWires.count == 1 {
          #expect(abs(gains[0]) + abs(gains[1]) < 4e-15 * scale)
        }
      }
    }
  }

  @Test func `only mixed sets have negative weights`() {
    for sampler in Self.samplers {
      let batch = sampler.rows(2000, seed: 55)
      #expect(batch.weights.allSatisfy { $0.isFinite })
      let negative = batch.weights.count { $0 < 0 }
      if sampler.process.channel == .tripleMixed {
        #expect(negative > 100, "\(sampler.process.name)")
      } else {
        #expect(negative == 0, "\(sampler.process.name)")
      }
    }
  }
}
