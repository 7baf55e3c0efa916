import FokkerPlanck
import Foundation
import KineticOperator
import LinearAlgebra
import Statistics
import Testing
import WirePhysics

/// The integral equation (14), solved without samples.
@Suite struct PairEquationTests {
  private static func wires(
    _ energy: Double, _ potential: Potential, _ scattering: PairScattering = .born
  ) throws -> DoubleWire {
    DoubleWire(
      wires: WirePair(fermiEnergies: energy, energy),
      intrawire: WirePair { _ in .contact(strength: 1) }, interwire: potential,
      pairs: try PairInteraction(potential, scattering))
  }

  private static let gaussian = Potential.gaussian(strength: 0.5, length: 2.0.squareRoot())
  private static let gated = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
  private static let exponential = Potential.exponential(strength: 1, length: 0.4)

  /// eps_F, V_12, how two electrons scatter, rho_D of other programs, and the digits these have.
  private static let references: [(Double, Potential, PairScattering, Double, Double)] = [
    (3, gaussian, .born, 3.944468e-5, 2e-7), (6, gated, .born, 2.06469e-7, 3e-6),
    (3, gaussian, .exact, 5.3057e-5, 2e-5), (6, gaussian, .exact, 1.567599e-7, 1e-6),
    (3, .contact(strength: 0.5), .exact, 0.0115108029, 1e-6), (6, gated, .exact, 3.27709e-7, 3e-6),
    (10, exponential, .born, 6.110834e-6, 1e-6), (20, exponential, .born, 8.887329e-8, 1e-6),
    (30, exponential, .born, 4.753259e-9, 1e-6), (40, exponential, .born, 4.450693e-10, 1e-6),
    (60, exponential, .born, 9.54877e-12, 1e-6),
  ]

  @Test(.tags(.analytic), arguments: references)
  func `rho_D is that of other programs to their last digits`(
    energy: Double, potential: Potential, scattering: PairScattering, rho: Double, digits: Double
  ) throws {
    let doubleWire = try Self.wires(energy, potential, scattering)
    let found = try #require(try PairEquation(doubleWire).solve(tolerance: 1e-6, threads: 2))
    let resistivity = doubleWire.wires.dragResistivity(fromS: found.conductivity)
    #expect(found.change < 1e-6)
    #expect(abs(resistivity / rho - 1) < digits + 1e-6, "\(resistivity) for \(rho)")
  }

  @Test(.tags(.analytic), arguments: [gaussian, gated])
  func `two quadratures in other coordinates have the same form`(potential: Potential) throws {
    let doubleWire = try Self.wires(5, potential)
    let basis = try SplineBasis.odd(doubleWire, intervals: 16, degree: 5)
    let form = PairQuadrature(doubleWire, basis: basis, points: 6).form(threads: 2)
    let other = PairOperator(doubleWire: doubleWire, basis: basis, reach: 8, panels: 300).form()
    for (a, b) in zip(form.elements, other.elements) where abs(b) > 1e-12 {
      #expect(abs(a / b - 1) < 1e-5, "\(a) for \(b)")
    }
    #expect(form.elements == PairQuadrature(doubleWire, basis: basis, points: 6).form().elements)
  }

  @Test(.tags(.analytic))
  func `each level says how much it changed, and very soft forces do not settle`()
    throws
  {
    let soft = try Self.wires(6, .gaussian(strength: 1, length: 20))
    let found = try #require(try PairEquation(soft).solve(tolerance: 1e-6, threads: 2))
    #expect(found.change > 1e-6 && found.change < 1e-4)
    #expect(found.levels.map(\.intervals) == [24, 36, 54, 81, 121, 182, 273])
    let last = found.levels.suffix(2).map(\.conductivity)
    #expect(found.change == abs(last[0] / last[1] - 1))
    // S of the Fokker-Planck equation grows with the cutoff; that of transfers of 1/20 as slowly.
    let limit = PairCollisionLimit(wires: soft.wires, pairDiffusion: soft.pairDiffusion)
    guard
      case .steady(let fokkerPlanck, let growth) = limit.response(cutoff: found.levels[6].cutoff)
    else {
      Issue.record("no steady state")
      return
    }
    #expect(abs(found.conductivity / fokkerPlanck - 1) < pow(soft[.one].fermiVelocity / 20, 2))
    let step = found.levels[6].cutoff - found.levels[5].cutoff
    #expect(last[1] - last[0] < growth * step && last[1] > last[0])
  }

  @Test(.tags(.analytic)) func `the drag resistivity of pairs does not depend on the flavours`()
    throws
  {
    let rho = try [Flavours.one, .two, .four].map { flavours in
      let wires = WirePair(fermiEnergies: 3, 3, flavours: flavours)
      let system = DoubleWire(
        wires: wires, intrawire: WirePair { _ in .contact(strength: 1) }, interwire: Self.gaussian)
      let solution = try #require(try PairEquation(system).solve(tolerance: 1e-4))
      return wires.dragResistivity(fromS: solution.conductivity)
    }
    #expect(abs(rho[1] / rho[0] - 1) < 1e-12 && abs(rho[2] / rho[0] - 1) < 1e-12)
  }

  @Test(.tags(.analytic)) func `wires that differ, or do not collide, have no solution`() throws {
    #expect(try PairEquation(.gaussian(mismatch: 1e-6)).solve(tolerance: 1e-6) == nil)
    #expect(try PairEquation(.gaussian(), strength: 0).solve(tolerance: 1e-6) == nil)
    let once = try #require(try PairEquation(.gaussian()).solve(tolerance: 1e-3))
    let thrice = try #require(try PairEquation(.gaussian(), strength: 3).solve(tolerance: 1e-3))
    #expect(abs(3 * thrice.conductivity / once.conductivity - 1) < 1e-12)
  }
}
