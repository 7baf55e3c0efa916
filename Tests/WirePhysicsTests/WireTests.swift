import Foundation
import GSLSupport
import Testing
import WirePhysics

@Suite struct WireTests {
  /// eps_F, n, k_T from polylogarithms and from adaptive quadrature with thirty digits.
  static let reference: [(Double, Double, Double)] = [
    (-5, 0.0026753149069362504436, 0.06691963100877139125),
    (0, 0.24131964421835830353, 3.8111258824430080416),
    (1, 0.40973651173927783767, 4.4690669513754557434),
    (3, 0.73943356793674098049, 3.6046634054839033917),
    (5, 0.98657932151786299332, 2.695728076347075209),
    (20, 2.0110754189419707323, 1.2689179885590905665),
    (50, 3.1825743526954503445, 0.80039639191699424667),
    (200, 6.3661322667607336235, 0.40001234011495624177),
  ]

  @Test(arguments: reference)
  func `density and thermal momentum are accurate to round-off`(
    fermiEnergy: Double, density: Double, thermalMomentum: Double
  ) {
    let wire = Wire(fermiEnergy: fermiEnergy)
    #expect(relativeDifference(wire.density, density) < 1e-14)
    // At eps_F = 200 the energy k^2/2 - eps_F at the Fermi points carries 3e-14 of round-off.
    #expect(relativeDifference(wire.thermalMomentum, thermalMomentum) < 2e-14)
  }

  @Test(arguments: [-5.0, 0.3, 3, 40])
  func `the density is the same from the band and from the Fermi points`(fermiEnergy: Double) throws
  {
    let wire = Wire(fermiEnergy: fermiEnergy)
    let points = try Quadrature.integrate(
      { $0 * $0 * wire.zetaSquared($0) }, from: 0, to: 30,
      breakpoints: [wire.fermiMomentum], relativeError: 1e-12)
    #expect(relativeDifference(points.value / (4 * .pi), wire.density) < 1e-11)
  }

  @Test(arguments: [-5.0, 2, 30])
  func `the thermal momentum is 8 pi times the derivative of the density`(fermiEnergy: Double) {
    let step = 1e-3
    let n = [-2.0, -1, 1, 2].map { Wire(fermiEnergy: fermiEnergy + $0 * step).density }
    let derivative = (n[0] - 8 * n[1] + 8 * n[2] - n[3]) / (12 * step)
    #expect(
      relativeDifference(8 * .pi * derivative, Wire(fermiEnergy: fermiEnergy).thermalMomentum)
        < 1e-11)
  }

  @Test(arguments: [1e-250, 1e-4, 0.2, 0.7394335679367410, 3, 6.4])
  func `a density determines the chemical potential`(density: Double) throws {
    let wire = try Wire(density: density)
    #expect(relativeDifference(wire.density, density) < 1e-12)
  }

  @Test func `the thermal momentum tends to 8 over the Fermi momentum`() {
    // The correction is (pi^2/8)(T/eps_F)^2 = 3.1e-5 at eps_F = 200.
    let wire = Wire(fermiEnergy: 200)
    let ratio = wire.thermalMomentum * wire.fermiMomentum / 8
    #expect(abs((ratio - 1) * 200 * 200 - .pi * .pi / 8) < 1e-3)
    #expect(wire.fermiVelocity == wire.fermiMomentum)
    #expect(Wire(fermiEnergy: -1).fermiMomentum == 0)
  }
}
