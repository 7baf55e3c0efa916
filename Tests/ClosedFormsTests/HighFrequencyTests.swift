import ClosedForms
import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct HighFrequencyTests {
  let wires = WirePair(fermiEnergies: 2, 1.2)

  @Test(arguments: [
    Potential.contact(strength: 0.7), .exponential(strength: 0.7, length: 0.8),
    .gatedCoulomb(strength: 0.7, separation: 1, gate: 3),
  ])
  func `the resistivity is the double integral`(potential: Potential) throws {
    func weight(_ k: Double) -> Double { wires.one.zeta(k) * wires.two.zeta(k) }
    let double = try Quadrature.integrate(
      { k in
        let inner = try! Quadrature.integrate(
          { other in
            let v = potential(other - k)
            return weight(other) * v * v * abs(other - k)
          }, from: -9, to: 9, breakpoints: [k], relativeError: 1e-8
        ).value
        return weight(k) * inner
      }, from: -9, to: 9, breakpoints: [0], relativeError: 1e-7
    ).value
    let expected = -double / (4 * .pi * .pi * 32 * wires.one.density * wires.two.density)
    let value = try HighFrequency.offDiagonalResistivity(wires, .born(potential))
    #expect(relativeDifference(value, expected) < 1e-6)
  }

  @Test func `a long-range potential diffuses`() throws {
    // For l -> infinity: rho_12 -> -D2 Int zeta_1^2 zeta_2^2 dk/(4 pi n1 n2), with an error ~ 1/l^2.
    let overlap =
      try Quadrature.integrate(
        { wires.one.zetaSquared($0) * wires.two.zetaSquared($0) }, from: 0, to: 12,
        relativeError: 1e-12
      ).value * 2
    let errors = try [20.0, 40].map { length in
      let potential = Potential.gaussian(strength: 1, length: length)
      let limit =
        -potential.pairDiffusion * overlap
        / (4 * .pi * wires.one.density * wires.two.density)
      return try HighFrequency.offDiagonalResistivity(wires, .born(potential)) / limit - 1
    }
    #expect(abs(observedOrder(errors[0], errors[1]) - 2) < 0.05)
    #expect(abs(errors[1]) < 1e-3)
  }

  @Test func `the resistivity is smooth at equal densities`() throws {
    let potential = Potential.gaussian(strength: 1, length: 1)
    let values = try [0.0, 1e-4].map {
      try HighFrequency.offDiagonalResistivity(WirePair(fermiEnergies: 3, 3 + $0), .born(potential))
    }
    #expect(relativeDifference(values[0], values[1]) < 1e-3)
  }
}
