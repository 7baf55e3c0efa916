import Foundation
import GSLSupport
import Testing
import WirePhysics

/// Wires on the line to a gate: the image is at s + 2 h instead of (s^2 + 4 h^2)^(1/2).
@Suite struct StackedCoulombTests {
  static let shapes: [(s: Double, h: Double)] = [(2, 4), (3, 0.01), (0.05, 7)]

  @Test(arguments: shapes)
  func `V is the difference of two Bessel functions`(s: Double, h: Double) {
    let potential = Potential.stackedCoulomb(strength: 0.8, separation: s, gate: h)
    #expect(relativeDifference(potential.valueAtZero, 0.8 * log1p(2 * h / s)) < 1e-14)
    for q in [1e-9, 0.1, 0.7, 3] where q * s < 20 {
      let direct =
        SpecialFunctions.besselK0(q * s) - SpecialFunctions.besselK0(q * (s + 2 * h))
      // The two cancel to 2 h/s of either.
      #expect(abs(potential(q) / 0.8 - direct) < 1e-14 * (1 + SpecialFunctions.besselK0(q * s)))
    }
  }

  @Test(arguments: shapes)
  func `D2 and U follow from V`(s: Double, h: Double) throws {
    let potential = Potential.stackedCoulomb(strength: 0.8, separation: s, gate: h)
    let breaks = [potential.halfWidth, potential.range / 8]
    let square = try Quadrature.integrate(
      { $0 * potential($0) * potential($0) }, from: 0, to: 2 * potential.range,
      breakpoints: breaks, relativeError: 1e-12)
    #expect(relativeDifference(potential.pairDiffusion, square.value / (16 * .pi)) < 1e-10)
    let U = try #require(potential.realSpace)
    for x in [0, 0.3 * s, 2 * s] {
      let image = s + 2 * h
      let direct = 0.4 * (1 / hypot(x, s) - 1 / hypot(x, image))
      #expect(abs(try #require(U.value(at: x)) - direct) < 1e-14 * 0.4 / s)
    }
  }

  @Test func `the image of stacked wires is farther away, so they interact more strongly`() {
    let beside = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
    let stacked = Potential.stackedCoulomb(strength: 0.8, separation: 2, gate: 4)
    #expect(beside(0.01) < stacked(0.01))
    #expect(relativeDifference(beside.valueAtZero, 0.4 * log(17)) < 1e-14)
    #expect(relativeDifference(stacked.valueAtZero, 0.8 * log(5)) < 1e-14)
    #expect(beside != stacked)
  }

  @Test func `scaling and dilation keep the geometry`() throws {
    let stacked = Potential.stackedCoulomb(strength: 0.8, separation: 2, gate: 4)
    #expect(stacked.unit.scaled(by: 0.8) == stacked)
    #expect(
      Potential.stackedCoulomb(strength: 1.6, separation: 4, gate: 8).scaled(by: 0.5)
        == .stackedCoulomb(strength: 0.8, separation: 4, gate: 8))
    let soft = try #require(stacked.softened(by: 2))
    #expect(soft == .stackedCoulomb(strength: 1.6, separation: 4, gate: 8))
    #expect(relativeDifference(soft.pairDiffusion, stacked.pairDiffusion) < 1e-12)
  }

  @Test func `only the geometry tells two runs apart`() {
    func words(_ potential: Potential) -> String { potential.form.words { _ in "" } }
    // The words of wires side by side never change: they are in every checkpoint there is.
    #expect(
      words(.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)) == "gated-coulomb 0.8 2.0 4.0")
    #expect(
      words(.stackedCoulomb(strength: 0.8, separation: 2, gate: 4))
        == "gated-coulomb 0.8 2.0 4.0 stacked")
  }

  @Test func `inside stacked wires the farther one is screened less`() {
    let inside = Potential.gatedCoulomb(strength: 0.8, separation: 0.5, gate: 4)
    let stacked = Potential.stackedCoulomb(strength: 0.8, separation: 2, gate: 4)
    let both = inside.insideWires(separatedBy: stacked)
    #expect(both.one == inside)
    #expect(both.two == .gatedCoulomb(strength: 0.8, separation: 0.5, gate: 6))
    // Images at 2 h and 2 (h + s), but for the width.
    #expect(abs(both.one.valueAtZero / 0.8 - log(2 * 4 / 0.5)) < 0.002)
    #expect(abs(both.two.valueAtZero / 0.8 - log(2 * (4 + 2) / 0.5)) < 0.001)
    let beside = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
    #expect(inside.insideWires(separatedBy: beside) == WirePair(inside, inside))
    let contact = Potential.contact(strength: 1)
    #expect(contact.insideWires(separatedBy: stacked) == WirePair(contact, contact))
  }
}
