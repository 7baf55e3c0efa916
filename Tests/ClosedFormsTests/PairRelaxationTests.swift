import ClosedForms
import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct PairRelaxationTests {
  /// The regular part -sigma_12 = nbar I(Delta/2)/(2 gamma) of (25), from the exact g_- of (17).
  ///
  /// By parts twice, it is (1/8 pi D2) Int_0^inf P^2/(zeta_1^2 zeta_2^2) dk with
  /// P(k) = Int_k^inf dk k z1 z2/(z1 + z2). Momenta beyond k = 6 are left out: they carry
  /// exp(-36) of the integral, and the divergence that is peculiar to the Fokker-Planck limit.
  func regularPart(_ wires: WirePair<Wire>) throws -> Double {
    let energies = WirePair { wires[$0].fermiEnergy }
    func remainder(_ k: Double) throws -> Double {
      try Quadrature.integrate(
        { energy in
          let a = cosh((energy - energies.one) / 2)
          let b = cosh((energy - energies.two) / 2)
          return 1 / (a * a + b * b)
        }, from: k * k / 2, to: 80, breakpoints: [energies.one, energies.two], relativeError: 1e-12
      ).value
    }
    let integral = try Quadrature.integrate(
      { k in
        let p = try! remainder(k)
        return p * p / (wires.one.zetaSquared(k) * wires.two.zetaSquared(k))
      }, from: 0, to: 6, relativeError: 1e-11)
    return integral.value / (8 * .pi)
  }

  @Test(arguments: [0.0, 1, 3])
  func `the relaxation rate is that of the exact odd mode`(mismatch: Double) throws {
    let wires = WirePair(fermiEnergies: 20 + mismatch / 2, 20 - mismatch / 2)
    let context = ClosedFormContext(
      wires: wires, pairDiffusion: 1, lambda: .init(0, 0), mu: .init(0, 0))
    let n = wires.densities
    let mean = (0.5 * (n.one * n.one + n.two * n.two)).squareRoot()
    let expected =
      mean * MismatchFunctions.relaxing(mismatch / 2) / (2 * PairCollisions.relaxationRate(context))
    // What (18) leaves out is of order exp(-eps_F). With the printed I the deviation would
    // be 14 % at Delta = T.
    #expect(relativeDifference(try regularPart(wires), expected) < 1e-6)
  }
}
