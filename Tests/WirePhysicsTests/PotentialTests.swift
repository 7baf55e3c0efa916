import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct PotentialTests {
  static let all: [Potential] = [
    .contact(strength: 0.7), .gaussian(strength: 0.5, length: 1.4),
    .exponential(strength: 0.5, length: 1.4),
    .gatedCoulomb(strength: 0.8, separation: 2, gate: 4),
    .cheonShigehara(strength: 1, momentum: 3), .calogero(strength: 0.3),
    .hyperbolic(strength: 0.3, length: 0.9),
  ]

  @Test(arguments: all)
  func `potentials are even and continuous at zero`(potential: Potential) {
    for q in [1e-9, 0.3, 2, 11] { #expect(potential(q) == potential(-q)) }
    #expect(abs(potential(1e-12) - potential.valueAtZero) < 1e-11)
    #expect(abs(potential(1e-300) - potential.valueAtZero) < 1e-11)
  }

  /// K0(2q) - K0(q sqrt 68) with thirty digits; the series ends at q = 2/sqrt 68 = 0.2425.
  @Test(arguments: [
    (1e-8, 1.41660667202808029881), (1e-3, 1.41651346524625728755),
    (0.1, 1.20808728913853819098), (0.2, 0.938024134912785963042), (0.3, 0.713211523358769715922),
    (1, 0.113781043456230406511), (5, 0.0000177800623161674104173),
  ])
  func `the screened Coulomb potential has no cancellation`(q: Double, value: Double) {
    let potential = Potential.gatedCoulomb(strength: 1, separation: 2, gate: 4)
    #expect(relativeDifference(potential(q), value) < 2e-15)
  }

  @Test func `the screened Coulomb potential at zero is the logarithm of the distances`() {
    let potential = Potential.gatedCoulomb(strength: 3, separation: 2, gate: 4)
    #expect(relativeDifference(potential.valueAtZero, 1.5 * log(17)) < 1e-15)
  }

  @Test func `the screened Coulomb potential starts with q squared log q`() {
    // V(q) - V(0) = (q^2/4) [d^2 (ln(q d/2) + gamma - 1) - s^2 (ln(q s/2) + gamma - 1)] + O(q^4 ln q)
    let potential = Potential.gatedCoulomb(strength: 1, separation: 2, gate: 4)
    let gamma = 0.5772156649015329
    for q in [1e-3, 1e-2] {
      let image = 68.0.squareRoot()
      let series =
        0.25 * q * q
        * (68 * (log(q * image / 2) + gamma - 1) - 4 * (log(q) + gamma - 1))
      let rest = potential(q) - potential.valueAtZero - series
      #expect(abs(rest) < 200 * q * q * q * q * abs(log(q)))
    }
    #expect(potential.isSmooth)
  }

  @Test func `the hyperbolic potential starts with its parabola`() {
    // V0 q coth(q l) = (V0/l)(1 + (q l)^2/3 - (q l)^4/45 + ...)
    let potential = Potential.hyperbolic(strength: 2, length: 0.5)
    let x = 0.01
    let series = 4 * (1 + x * x / 3 - x * x * x * x / 45)
    #expect(relativeDifference(potential(x / 0.5), series) < 1e-14)
    #expect(potential.valueAtZero == 4)
  }

  @Test func `only the exponential and the Calogero potential have a cusp`() {
    #expect(Self.all.filter { !$0.isSmooth }.count == 2)
    #expect(!Potential.exponential(strength: 1, length: 1).isSmooth)
    #expect(!Potential.calogero(strength: 1).isSmooth)
  }

  @Test(arguments: [
    Potential.gaussian(strength: 2, length: 0.7), .exponential(strength: -2, length: 0.7),
    .gatedCoulomb(strength: 2, separation: 0.7, gate: 5),
    .gatedCoulomb(strength: 2, separation: 0.7, gate: 0.05),
  ])
  func `range and half-width are where they say`(potential: Potential) {
    #expect(abs(potential(potential.range) / potential.valueAtZero - 1e-8) < 1e-13)
    #expect(abs(potential(potential.halfWidth) / potential.valueAtZero - 0.5) < 1e-11)
  }

  @Test func `potentials that do not decay have no range`() {
    for potential in [Potential.contact(strength: 1), .calogero(strength: 1)] {
      #expect(potential.range == .infinity)
      #expect(potential.halfWidth == .infinity)
    }
  }
}
