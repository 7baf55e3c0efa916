import ClosedForms
import Testing
import WirePhysics

@Suite struct PairResponseTests {
  @Test func `identical wires have no frictionless motion`() {
    let wires = WirePair(fermiEnergies: 7, 7)
    let response = PairResponse(wires)
    #expect(abs(response.frictionlessWeight) < 1e-13)
    #expect(abs(response.relaxingDensity / wires.one.density - 1) < 1e-13)
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
