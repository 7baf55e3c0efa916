import Collisions
import FokkerPlanck
import KineticOperator
import Statistics
import Testing
import WirePhysics

/// The kinetic equation of several flavours.
@Suite struct FlavourOperatorTests {
  private static func wires(_ flavours: Flavours, _ energies: (Double, Double)) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: energies.0, energies.1, flavours: flavours),
      intrawire: WirePair { _ in .gaussian(strength: 1, length: 2.0.squareRoot()) },
      interwire: .gaussian(strength: 0.5, length: 2.0.squareRoot()))
  }

  private static func kinetics(
    _ doubleWire: DoubleWire, intervals: Int = 16, rounds: Int, seed: UInt64,
    _ more: (Double) -> [any CollisionSampler] = { _ in [] }
  ) throws -> KineticOperator {
    let basis = try SplineBasis.odd(doubleWire, intervals: intervals)
    let limit = basis.grid.reach
    let forms = assemble(
      basis, [PairSampler(doubleWire, limit: limit)] + more(limit), rounds: rounds, seed: seed)
    return KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms)
  }

  @Test(.tags(.analytic)) func `with pairs alone rho_D does not depend on the flavours`() throws {
    let found = try Flavours.allCases.map {
      try Self.kinetics(Self.wires($0, (3, 3)), rounds: 1, seed: 71).reached().dragResistivity
    }
    // The same samples: all that enters is multiplied with powers of two.
    for rho in found[1...] {
      #expect(abs(rho.value / found[0].value - 1) < 1e-12)
      #expect(abs(rho.standardError / found[0].standardError - 1) < 1e-9)
    }
  }

  @Test(.tags(.statistical)) func `the golden rule with spin is that of a second program`() throws {
    let doubleWire = Self.wires(.two, (3, 3))
    let kinetics = try Self.kinetics(doubleWire, rounds: 80, seed: 72) { limit in
      [[WireIndex.one, .one, .two], [.two, .two, .one]].map {
        TripleSampler(wires: $0, of: doubleWire, limit: limit)
      }
    }
    let rho = try kinetics.highFrequencyResistivity()
    // Fails once in 2,000 seeds.
    #expect(rho.agrees(with: -1.51690e-4, within: 3.5), "\(rho)")
    #expect(rho.relativeError < 4e-3, "\(rho)")
    // n is 2 x 0.7394336, and Q2 4 x 1.650784e-3.
    #expect(abs(doubleWire.densities.one - 2 * 0.7394336) < 1e-6)
    let pairs = try kinetics.conventionalDragResistivity { $0.channel == .pair }
    let n = doubleWire.densities.one
    // Q[(k, -k)] is four times Q[(k, 0)] of pairs.
    #expect(pairs.agrees(with: 4 * 1.650784e-3 / (16 * n * n), within: 3.5), "\(pairs)")
  }

  @Test(.tags(.statistical), arguments: [Flavours.two, .four])
  func `soft collisions are those of the model with D2 of all flavours`(
    flavours: Flavours
  ) throws {
    let length = 12.0
    let wires = WirePair(fermiEnergies: 4.25, 3.75, flavours: flavours)
    // One electron feels g_f times D2 = V0^2/(64 pi l^2).
    let doubleWire = DoubleWire(
      wires: wires, intrawire: WirePair { _ in .contact(strength: 1) },
      interwire: .gaussian(strength: 8 * Double.pi.squareRoot() * length, length: length))
    #expect(abs(doubleWire.pairDiffusion / flavours.count - 1) < 1e-12)
    let exact = try ExactlySolvableModel(
      wires: wires, pairDiffusion: doubleWire.pairDiffusion, lambda: WirePair(0.02, 0.03), mu1: 0.01
    ).solve().dragResistivity
    let rho = try Self.kinetics(doubleWire, intervals: 24, rounds: 2, seed: 73) { limit in
      [
        SoftSampler(intrawire: .one, of: doubleWire, lambda: 0.02, length: length, limit: limit),
        SoftSampler(intrawire: .two, of: doubleWire, lambda: 0.03, length: length, limit: limit),
        SoftSampler(interwire: doubleWire, mu1: 0.01, length: length, limit: limit),
      ]
    }.reached().dragResistivity
    #expect(rho.relativeError < 0.01)
    // 1/l^2 is 0.7 %; three errors on top.
    #expect(abs(rho.value / exact - 1) < 0.01 + 3 * rho.relativeError, "\(rho), model \(exact)")
  }
}
