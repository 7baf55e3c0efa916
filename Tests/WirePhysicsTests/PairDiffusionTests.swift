import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct PairDiffusionTests {
  @Test(arguments: [
    Potential.gaussian(strength: 0.5, length: 1.4142135623730951),
    .exponential(strength: 0.8, length: 3), .gatedCoulomb(strength: 0.8, separation: 2, gate: 4),
    .gatedCoulomb(strength: 0.8, separation: 2, gate: 0.6),
  ])
  func `the closed form of D2 is the integral`(potential: Potential) throws {
    let integral = try Quadrature.integrate(
      { $0 * potential($0) * potential($0) }, from: 0, to: .infinity, breakpoints: [0.1, 1],
      relativeError: 1e-12)
    #expect(relativeDifference(potential.pairDiffusion, integral.value / (16 * .pi)) < 1e-11)
  }

  @Test(arguments: [
    (4, 0.00175237515625517164), (0.5, 0.0000369328731174962757862),
    (0.1, 8.166455828146252481667e-8), (0.001, 8.289307518737873776309e-16),
  ])
  func `D2 of a close gate keeps its digits`(gate: Double, value: Double) {
    let potential = Potential.gatedCoulomb(strength: 1, separation: 2, gate: gate)
    #expect(relativeDifference(potential.pairDiffusion, value) < 1e-14)
  }

  @Test func `a potential that does not decay has no D2`() {
    #expect(Potential.contact(strength: 1).pairDiffusion == .infinity)
    #expect(Potential.hyperbolic(strength: 1, length: 1).pairDiffusion == .infinity)
    #expect(Potential.contact(strength: 0).pairDiffusion == 0)
  }

  @Test func `D2 of a table converges to that of its function`() throws {
    let exact = Potential.gaussian(strength: 1, length: 1)
    let errors = try [20, 40].map { count in
      let q = (0...count).map { 7 * Double($0) / Double(count) }
      let table = try TabulatedPotential(momenta: q, values: q.map { exact($0) })
      return abs(Potential.tabulated(table).pairDiffusion / exact.pairDiffusion - 1)
    }
    // Third order away from extrema: halving the spacing divides the error by about 8.
    #expect(errors[0] < 3e-3)
    #expect(log2(errors[0] / errors[1]) > 2.5)
  }
}
