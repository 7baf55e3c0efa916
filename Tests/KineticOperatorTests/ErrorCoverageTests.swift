import Collisions
import KineticOperator
import Statistics
import TestSupport
import Testing
import WirePhysics

/// Error bars are honest: over 200 seeds the stated intervals cover the exact answer of the same basis.
@Suite(.tags(.statistical)) struct ErrorCoverageTests {
  @Test func `68 and 95 percent intervals cover as often as they say`() throws {
    let doubleWire = DoubleWire.gaussian()
    let basis = try SplineBasis.odd(doubleWire, intervals: 6)
    let exact = try PairOperator(doubleWire: doubleWire, basis: basis).kineticOperator()
      .reached().dragResistivity.value
    let sampler = PairSampler(doubleWire, limit: basis.grid.reach)
    let thermal = ThermalForms(basis: basis, wires: [doubleWire[.one], doubleWire[.two]])
    let estimates = try (0..<200).map { seed in
      let forms = assemble(basis, [sampler], rounds: 1, seed: 2300 + UInt64(seed), blockSize: 512)
      return try KineticOperator(
        doubleWire: doubleWire, basis: basis, thermal: thermal, forms: forms
      ).reached().dragResistivity
    }
    let narrow = Coverage(of: estimates, truth: exact, sigmas: 1)
    let wide = Coverage(of: estimates, truth: exact, sigmas: 1.96)
    let mean = try BatchMeans(estimates.map(\.value)).estimate
    // An honest error fails these once in 50 and once in 60 sets of seeds.
    #expect((0.60...0.76).contains(narrow.fraction))
    #expect((0.91...0.98).contains(wide.fraction))
    // And the bias is small next to one error.
    #expect(abs(mean.value - exact) < 0.3 * estimates[0].standardError)
  }
}
