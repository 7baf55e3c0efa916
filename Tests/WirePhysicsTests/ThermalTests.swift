import Foundation
import Testing
import WirePhysics

@Suite struct ThermalTests {
  struct Reference {
    var fermiEnergy: Double
    var k: Double
    var zeta: Double
    var oneMinusTanh: Double
    var ratio: Double
  }

  /// Thirty-digit values.
  static let references = [
    Reference(
      fermiEnergy: 200, k: 20.5, zeta: 0.0126589236714299226458942,
      oneMinusTanh: 0.0000801273844584144893613, ratio: 0.500020032648696475533765),
    Reference(
      fermiEnergy: -5, k: 3, zeta: 0.0173020953127462178924,
      oneMinusTanh: 0.000149692455021222462126, ratio: 0.50003742591494385029),
    Reference(
      fermiEnergy: 5, k: 3, zeta: 0.96954362914021458505,
      oneMinusTanh: 1.24491866240370912927, ratio: 1.32436063535006407342),
    Reference(
      fermiEnergy: 200, k: 50, zeta: 1.97891434396940086036e-228,
      oneMinusTanh: 0, ratio: 0.5),
  ]

  @Test(arguments: references)
  func `thermal functions agree with thirty-digit values`(reference: Reference) {
    let wire = Wire(fermiEnergy: reference.fermiEnergy)
    let k = reference.k
    // zeta is an exponential that inherits 1e-16 of an exponent up to 500.
    let inherited = max(1e-15, 2e-16 * abs(log(reference.zeta)))
    #expect(relativeDifference(wire.zeta(k), reference.zeta) < 3 * inherited)
    #expect(
      relativeDifference(wire.zetaSquared(k), reference.zeta * reference.zeta) < 6 * inherited)
    #expect(relativeDifference(wire.oneMinusTanhOverZetaSquared(k), reference.ratio) < 1e-14)
    if reference.oneMinusTanh > 0 {
      #expect(relativeDifference(wire.oneMinusTanh(k), reference.oneMinusTanh) < 3 * inherited)
    }
  }

  @Test(arguments: [-5.0, 0, 7, 200], [0.0, 1e-300, 0.5, 20, 37, 1e4])
  func `thermal functions stay finite at any momentum`(fermiEnergy: Double, k: Double) {
    let wire = Wire(fermiEnergy: fermiEnergy)
    for momentum in [k, -k] {
      #expect((0...1).contains(wire.zeta(momentum)))
      #expect((0...1).contains(wire.zetaSquared(momentum)))
      #expect((0...2).contains(wire.oneMinusTanh(momentum)))
      #expect(wire.oneMinusTanhOverZetaSquared(momentum).isFinite)
      #expect(wire.oneMinusTanhOverZetaSquared(momentum) >= 0.5)
    }
  }

  @Test(arguments: [-5.0, 0, 3, 12], [0.1, 1, 2.3, 4])
  func `the derivative of 1 - tanh is -(k over 2) zeta squared`(fermiEnergy: Double, k: Double) {
    let wire = Wire(fermiEnergy: fermiEnergy)
    let h = 1e-3
    let f = [-2.0, -1, 1, 2].map { wire.oneMinusTanh(k + $0 * h) }
    let derivative = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h)
    let expected = -0.5 * k * wire.zetaSquared(k)
    // Fourth-order differences: the error is h^4 times the fifth derivative, about k^5.
    #expect(abs(derivative - expected) < 1e-9 * max(1, k * k * k * k * k) * wire.oneMinusTanh(k))
  }

  @Test(arguments: [-3.0, 0, 6], [0.0, 1, 3, 5])
  func `zeta squared is four times f times 1 - f`(fermiEnergy: Double, k: Double) {
    let wire = Wire(fermiEnergy: fermiEnergy)
    let occupation = wire.oneMinusTanh(k) / 2
    let hole = 1 / (1 + exp(fermiEnergy - k * k / 2))
    #expect(relativeDifference(wire.zetaSquared(k), 4 * occupation * hole) < 1e-14)
  }
}
