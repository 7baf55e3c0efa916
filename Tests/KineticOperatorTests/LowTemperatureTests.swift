import Collisions
import KineticOperator
import RandomStreams
import Statistics
import Testing
import WirePhysics

/// Transfers across the Fermi sea decide: V12 = exp(-0.4 abs(q)), pairs alone, Born.
@Suite struct LowTemperatureTests {
  private static func wires(_ energy: Double) -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: energy, energy),
      intrawire: WirePair { _ in .contact(strength: 1) },
      interwire: .exponential(strength: 1, length: 0.4))
  }

  private static func resistivity(
    _ doubleWire: DoubleWire, rounds: Int, seed: UInt64
  ) throws -> Estimate {
    let basis = try SplineBasis.odd(doubleWire, intervals: 32)
    let sampler = PairSampler(doubleWire, limit: basis.grid.reach)
    let forms = assemble(basis, [sampler], rounds: rounds, seed: seed)
    return try KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms)
      .reached().dragResistivity
  }

  @Test(
    .tags(.statistical),
    arguments: [
      (10, 6.110834e-6), (20, 8.887329e-8), (30, 4.753259e-9), (40, 4.450693e-10),
      (60, 9.54877e-12),
    ])
  func `rho_D is that of a second program`(energy: Double, reference: Double) throws {
    let found = try Self.resistivity(Self.wires(energy), rounds: 40, seed: 221)
    #expect(found.relativeError < 1e-3, "\(found)")
    // Five comparisons: fails once in 70 seeds.
    #expect(found.agrees(with: reference, within: 3), "\(found) for \(reference)")
  }

  @Test(.tags(.statistical), arguments: [40, 160])
  func `samples agree with the integral equation`(energy: Double) throws {
    let doubleWire = Self.wires(energy)
    let basis = try SplineBasis.odd(doubleWire, intervals: 32)
    let momentum = doubleWire[.one].fermiMomentum
    let exact = try PairOperator(
      doubleWire: doubleWire, basis: basis, reach: 2 * momentum + 8, panels: 300
    ).kineticOperator().reached().dragResistivity.value
    let found = try Self.resistivity(doubleWire, rounds: 40, seed: 222)
    #expect(found.relativeError < 2e-3, "\(found)")
    // Two comparisons: fails once in 180 seeds.
    #expect(found.agrees(with: exact, within: 3), "\(found) for \(exact)")
  }

  @Test(.tags(.statistical), arguments: [10, 60, 160])
  func `no few samples carry the result`(energy: Double) throws {
    let doubleWire = Self.wires(energy)
    let basis = try SplineBasis.odd(doubleWire, intervals: 32)
    let sampler = PairSampler(doubleWire, limit: basis.grid.reach)
    let forms = assemble(basis, [sampler], rounds: 8, seed: 223)
    let state = try KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms).reached()
    var rows = CollisionBatch(process: sampler.process, capacity: 20_000)
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: 224, purpose: .test, block: 0))
    sampler.sample(20_000, from: &stream, into: &rows)
    let parts = (0..<rows.count).map { row in
      let difference = rows[row].difference {
        basis.value(state.distributions[$0.rawValue], at: $1)
      }
      return rows.weights[row] * difference * difference
    }
    let sum = parts.reduce(0, +)
    let effective = sum * sum / parts.reduce(0) { $0 + $1 * $1 }
    // Half of them, where a product of two densities has 0.0007 of them or none.
    #expect(effective > 0.3 * 20_000, "\(effective)")
  }
}
