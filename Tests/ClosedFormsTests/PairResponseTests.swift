import ClosedForms
import GSLSupport
import Testing
import WirePhysics

@Suite struct PairResponseTests {
  /// (1/8 pi) Int k^2 f dk.
  private static func current(_ f: (Double) -> Double) throws -> Double {
    try 2 / (8 * .pi)
      * Quadrature.integrate({ $0 * $0 * f($0) }, from: 0, to: 15, absoluteError: 1e-12).value
  }

  @Test(arguments: [(3.0, 2.2), (5, 5.5), (20, 19)])
  func `the universal distribution carries j_1 in wire 1 and nothing in wire 2`(
    energies: (Double, Double)
  ) throws {
    let wires = WirePair(fermiEnergies: energies.0, energies.1)
    let response = PairResponse(wires)
    let one = try Self.current { wires.one.zetaSquared($0) * response.universal($0) }
    let two = try Self.current { wires.two.zetaSquared($0) * response.universal($0) }
    #expect(abs(one / response.ballisticResponse - 1) < 1e-9)
    #expect(abs(two) < 1e-10 * abs(one))
  }

  @Test func `identical wires have no frictionless motion`() {
    let response = PairResponse(WirePair(fermiEnergies: 7, 7))
    #expect(abs(response.frictionlessWeight) < 1e-13)
    #expect(abs(response.relaxingDensity / response.wires.one.density - 1) < 1e-13)
    #expect(abs(response.ballisticResponse) < 1e-12)
    #expect(abs(response.fieldRatio + 1) < 1e-12)
  }

  @Test(arguments: [20.0, 80])
  func `far above the temperature N tends to nbar I(Delta/2T)`(energy: Double) {
    // Corrections are of order (T/eps_F)^2.
    for mismatch in [0.5, 2, 6] {
      let wires = WirePair(fermiEnergies: energy + mismatch / 2, energy - mismatch / 2)
      let n = wires.densities
      let mean = (0.5 * (n.one * n.one + n.two * n.two)).squareRoot()
      let expected = mean * MismatchFunctions.relaxing(mismatch / 2)
      let ratio = PairResponse(wires).relaxingDensity / expected
      #expect(abs(ratio - 1) < 8 * (1 + mismatch) / (energy * energy))
    }
  }

  @Test func `exchanging the wires keeps the weights`() {
    let response = PairResponse(WirePair(fermiEnergies: 4, 2.5))
    let exchanged = PairResponse(WirePair(fermiEnergies: 2.5, 4))
    #expect(abs(response.frictionlessWeight / exchanged.frictionlessWeight - 1) < 1e-12)
    #expect(response.frictionlessWeight > 0)
  }
}
