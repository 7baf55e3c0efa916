import Collisions
import KineticOperator
import Statistics
import Testing
import WirePhysics

/// Pair collisions only, with the exact reflection of two electrons: the integral equation and the samples.
@Suite struct ExactPairScatteringTests {
  private static func wires(_ energy: Double, _ potential: Potential) throws -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: energy, energy),
      intrawire: WirePair { _ in .contact(strength: 1) }, interwire: potential,
      pairs: try .exact(potential))
  }

  private static let gaussian = Potential.gaussian(strength: 0.5, length: 2.0.squareRoot())
  private static let contact = Potential.contact(strength: 0.5)
  private static let gated = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)

  /// eps_F, V_12, rho_D of a second program, the largest transfer that counts.
  private static let references: [(Double, Potential, Double, Double)] = [
    (3, gaussian, 5.3057e-5, 4), (6, gaussian, 1.567599e-7, 6), (3, contact, 0.0115108029, 16),
    (6, gated, 3.27709e-7, 8),
  ]

  @Test(.tags(.analytic), arguments: references)
  func `the integral equation gives rho_D of a second program`(
    energy: Double, potential: Potential, rho: Double, reach: Double
  ) throws {
    let doubleWire = try Self.wires(energy, potential)
    let basis = try SplineBasis.odd(doubleWire, intervals: 64, degree: 5, cutoff: 14)
    let state = try PairOperator(
      doubleWire: doubleWire, basis: basis, reach: reach, panels: 200
    ).kineticOperator().reached()
    #expect(abs(state.dragResistivity.value / rho - 1) < 1e-4, "\(state.dragResistivity)")
  }

  @Test(.tags(.statistical), arguments: references)
  func `samples give the same`(
    energy: Double, potential: Potential, rho: Double, reach: Double
  ) throws {
    let doubleWire = try Self.wires(energy, potential)
    let basis = try SplineBasis.odd(doubleWire, intervals: 32)
    let sampler = PairSampler(doubleWire, limit: basis.grid.reach)
    let forms = assemble(basis, [sampler], rounds: 24, seed: 211)
    let found = try KineticOperator(doubleWire: doubleWire, basis: basis, forms: forms)
      .reached().dragResistivity
    #expect(found.relativeError < 3e-3, "\(found)")
    // The basis leaves up to 5e-4. Fails once in 100 seeds.
    #expect(abs(found.value - rho) < 3 * found.standardError + 5e-4 * rho, "\(found)")
  }
}
