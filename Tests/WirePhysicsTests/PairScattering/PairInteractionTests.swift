import Foundation
import GSLSupport
import Testing
import WirePhysics

/// What holds of V_eff whatever the potential.
@Suite struct PairInteractionTests {
  /// Forms of unit length and strength that fall off in each way there is.
  private static let forms: [Potential] = [
    .gaussian(strength: 1, length: 1), .exponential(strength: 1, length: 1),
    .gatedCoulomb(strength: 1, separation: 1, gate: 2), .contact(strength: 1),
  ]

  @Test func `Born interactions are the potential to the bit`() {
    let potential = Potential.gatedCoulomb(strength: 0.8, separation: 2, gate: 4)
    let pairs = PairInteraction.born(potential)
    for q in [-2, 0, 1e-3, 0.7, 9] { #expect(pairs(q) == potential(q)) }
    #expect(pairs.pairDiffusion == potential.pairDiffusion && pairs.range == potential.range)
    #expect(pairs.scaled(by: 3).pairDiffusion == potential.scaled(by: 3).pairDiffusion)
  }

  @Test(arguments: forms, [1, -1])
  func `exact scattering approaches Born in the first order of the strength`(
    potential: Potential, sign: Double
  ) throws {
    // R/R_B - 1 begins with the first order, but for a contact potential, which begins with the second.
    let q = 1.5
    let deviations = try [1e-3, 5e-4].map { strength -> Double in
      let pairs = try PairInteraction.exact(potential.scaled(by: sign * strength))
      #expect(pairs(q) * sign > 0)
      return abs(pairs.reflection(q) / pairs.bornReflection(q) - 1)
    }
    let order = log2(deviations[0] / deviations[1])
    let expected = potential == .contact(strength: 1) ? 2.0 : 1.0
    #expect(deviations[0] < 1e-2)
    #expect(abs(order - expected) < 0.02, "\(order), \(deviations)")
  }

  @Test(arguments: forms, [1, 20, 1e6, -1, -4])
  func `no reflection probability exceeds one`(potential: Potential, strength: Double) throws {
    let pairs = try PairInteraction.exact(potential.scaled(by: strength))
    for step in 0...400 {
      let q = 1e-6 * pow(1e8, Double(step) / 400)
      let reflection = pairs.reflection(q)
      #expect(reflection >= 0 && reflection <= 1 + 1e-9, "\(reflection) at \(q)")
    }
    // A repulsion keeps slow electrons apart, however weak it is.
    if strength > 0 { #expect(abs(pairs.reflection(1e-6) - 1) < 1e-6) }
  }

  @Test func `D2 is that of a second program`() throws {
    let pairs = try PairInteraction.exact(.gaussian(strength: 0.5, length: 2.0.squareRoot()))
    #expect(relativeDifference(pairs.pairDiffusion, 8.037097e-4) < 1e-6)
    #expect(relativeDifference(pairs.scaled(by: 2).pairDiffusion, 4 * 8.037097e-4) < 1e-6)
    #expect(try PairInteraction.exact(.contact(strength: 1)).pairDiffusion == .infinity)
    #expect(try PairInteraction.exact(.contact(strength: 0)).pairDiffusion == 0)
  }

  @Test(arguments: forms.prefix(3))
  func `D2 is the integral of R`(potential: Potential) throws {
    let pairs = try PairInteraction.exact(potential)
    let integral = try Quadrature.integrate(
      { $0 * $0 * $0 * pairs.reflection($0) }, from: 0, to: pairs.range,
      breakpoints: [0.1, 1, 3].filter { $0 < pairs.range }, relativeError: 1e-9)
    #expect(relativeDifference(pairs.pairDiffusion, integral.value / (16 * .pi)) < 1e-8)
  }

  @Test func `a factor multiplies the rate, not the probability`() throws {
    let pairs = try PairInteraction.exact(.gaussian(strength: 0.5, length: 1))
    let scaled = pairs.scaled(by: 3)
    #expect(relativeDifference(scaled(0.4), 3 * pairs(0.4)) < 1e-15)
    #expect(scaled.reflection(0.4) == pairs.reflection(0.4))
    #expect(scaled != pairs && scaled.scaled(by: 0.5).scaled(by: 2) == scaled)
    #expect(pairs != .born(pairs.potential))
  }

  @Test func `a double wire knows its pairs`() throws {
    let potential = Potential.gaussian(strength: 0.5, length: 1)
    let wires = WirePair(fermiEnergies: 3, 3)
    let contacts = WirePair(Potential.contact(strength: 1), .contact(strength: 1))
    let born = DoubleWire(wires: wires, intrawire: contacts, interwire: potential)
    let exact = try DoubleWire(
      wires: wires, intrawire: contacts, interwire: potential, pairs: .exact(potential))
    #expect(born != exact && born.pairs == .born(potential))
    #expect(born.pairDiffusion == potential.pairDiffusion)
    #expect(exact.pairDiffusion == exact.pairs.pairDiffusion)
    #expect(exact.pairDiffusion != born.pairDiffusion)
  }
}
