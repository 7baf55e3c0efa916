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

    init(_ energy: Double) throws {
      let slope = width / energy
      let ratio = slope * slope * exp(-energy) / 8.0.squareRoot()
      top = try ModelPoint(energy: energy, ratio: ratio)
      side = try ModelPoint(energy: energy, mismatch: width, ratio: ratio)
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
}
