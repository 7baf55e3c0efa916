import ClosedForms
import FokkerPlanck
import Foundation
import Testing
import WirePhysics

/// How the exactly solvable model approaches (133)-(138) as T/eps_F -> 0.
@Suite struct ResonanceTests {
  /// A resonance of width Gamma = 1e-3 T: D3/D2 far below all boundaries.
  struct Resonance {
    let width = 1e-3
    let top: ModelPoint
    let side: ModelPoint

    init(_ energy: Double, interwireShare mu: Double = 0.1) throws {
      let slope = width / energy
      let ratio = slope * slope * exp(-energy) / 8.0.squareRoot()
      top = try ModelPoint(energy: energy, ratio: ratio, interwireShare: mu)
      side = try ModelPoint(
        energy: energy, mismatch: width, ratio: ratio, interwireShare: mu)
    }

    /// Gamma from two points of rho_D(Delta).
    var fittedWidth: Double {
      width / (top.solution.dragResistivity / side.solution.dragResistivity - 1).squareRoot()
    }
    /// What the mismatch adds to S.
    var tail: Double { side.solution.conductivity - top.solution.conductivity }
  }

  @Test func `the width of the resonance tends to the corrected form`() throws {
    let deviations = try [20.0, 40].map { energy in
      let resonance = try Resonance(energy)
      return resonance.fittedWidth / (try resonance.top.value(.resonanceWidth)) - 1
    }
    // Sommerfeld corrections to the density: second order. The printed factor 2^(1/2) in (137)
    // would leave a deviation of 2^(1/2) - 1 at any eps_F.
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 2) < 0.1, "\(deviations)")
    #expect(abs(deviations[1]) < 1.1e-3)
  }

  @Test func `the width in density is exact up to exponentially small terms`() throws {
    let resonance = try Resonance(20)
    let n = resonance.side.context.wires.densities
    let fitted = resonance.fittedWidth * (n.one - n.two) / resonance.width
    // What is left is of order Gamma^2 = 1e-6.
    let ratio = fitted / (try resonance.top.value(.resonanceWidthInDensity))
    #expect(abs(ratio - 1) < 1e-6)
  }

  @Test func `the height of the resonance is approached in second order`() throws {
    let deviations = try [20.0, 40].map { try Resonance($0).top.deviation(.resonanceHeight) }
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 2) < 0.1, "\(deviations)")
  }

  @Test func `the tail of S is approached in second order`() throws {
    let deviations = try [20.0, 40].map { energy in
      let resonance = try Resonance(energy)
      return resonance.tail / (try resonance.side.value(.tailConductivity)) - 1
    }
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 2) < 0.1, "\(deviations)")
  }

  @Test func `S of pair collisions is approached exponentially`() throws {
    let deviations = try [5.0, 10, 20].map { energy in
      let resonance = try Resonance(energy)
      return abs(
        resonance.top.solution.conductivity / (try resonance.top.value(.pairConductivity)) - 1)
    }
    // The next term is 2^(3/2) exp(-eps_F/T).
    for (energy, deviation) in zip([5.0, 10, 20], deviations) {
      #expect(abs(deviation / (8.0.squareRoot() * exp(-energy)) - 1) < 0.05)
    }
  }

  @Test(arguments: [0.3, 1, 3, 10])
  func `the resonance is a Lorentzian`(widths: Double) throws {
    let deviations = try [20.0, 40].map { energy in
      let slope = 1e-4 / energy
      let ratio = slope * slope * exp(-energy) / 8.0.squareRoot()
      let point = try ModelPoint(energy: energy, mismatch: widths * 1e-4, ratio: ratio)
      return try point.deviation(.lorentzian)
    }
    #expect(abs(observedOrder(deviations[0], deviations[1]) - 2) < 0.1, "\(deviations)")
  }

  @Test func `the printed width is too small by the square root of two`() throws {
    let resonance = try Resonance(30)
    let printed =
      30 * (2.0.squareRoot() * resonance.top.context.ratio * exp(30)).squareRoot()
    #expect(abs(resonance.fittedWidth / printed - 2.0.squareRoot()) < 0.01)
  }

  @Test(arguments: [1.0, 2, 3, 5, 10, 20])
  func `what the mismatch adds to S and the width are exact at any Fermi energy`(
    energy: Double
  ) throws {
    // mu_2/mu_1 changes with Delta, and D3 with it, in first order.
    let resonance = try Resonance(energy, interwireShare: 0)
    let tail = resonance.tail / (try resonance.side.value(.exactTailConductivity))
    // What is left is of order Delta^2/T^2 = 1e-6 with a coefficient below 10.
    #expect(abs(tail - 1) < 2e-5, "\(tail)")
    let width = resonance.fittedWidth / (try resonance.top.value(.exactResonanceWidth))
    let terms = try #require(NeglectedTerms(.exactResonanceWidth, in: resonance.top.context))
    #expect(abs(width - 1) < 1e-8 + 1.25 * terms.size, "\(width), \(terms.size)")
  }

  @Test func `the forms for small T over eps_F are not called valid where they are far off`() throws
  {
    // By a second program: (132) is 0.710, 0.399, 0.097 of (133), the width 1.278 of (137) at 3 T.
    for (energy, share) in [(3.0, 0.7101), (2, 0.399), (1, 0.097)] {
      let resonance = try Resonance(energy)
      let asymptotic = try resonance.side.value(.tailConductivity)
      #expect(abs(resonance.tail / asymptotic - share) < 1e-3)
      #expect(!(try ClosedForm.tailConductivity.evaluate(in: resonance.side.context).valid))
      #expect(!(try ClosedForm.resonanceWidth.evaluate(in: resonance.top.context).valid))
      #expect(!(try ClosedForm.lorentzian.evaluate(in: resonance.side.context).valid))
    }
    let resonance = try Resonance(3)
    #expect(abs(resonance.fittedWidth / (try resonance.top.value(.resonanceWidth)) - 1.2783) < 1e-3)
    #expect(try ClosedForm.exactResonanceWidth.evaluate(in: resonance.top.context).valid)
  }
}
