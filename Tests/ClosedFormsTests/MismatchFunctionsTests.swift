import ClosedForms
import Foundation
import GSLSupport
import Testing

@Suite struct MismatchFunctionsTests {
  /// x, I(x), J(x) with twenty digits.
  static let references: [(Double, Double, Double)] = [
    (1e-6, 0.99999999999966666667, 0.6666666666664),
    (1e-3, 0.99999966666675555553, 0.66666640000006349205),
    (0.5, 0.92186798474140841352, 0.60379031483761102014),
    (0.99, 0.74085432146916025899, 0.45668684722835410564),
    (1.01, 0.73253711741687894743, 0.44993649596015626113),
    (5, 0.020987240640935335519, 0.0014530945899653427613),
    (30, 2.9397839573967900621e-13, 2.0315104969455927185e-24),
    (300, 1.6173547997938922115e-130, 6.3397485547863114727e-258),
  ]

  @Test(arguments: references)
  func `both functions are accurate at any mismatch`(x: Double, relaxing: Double, overlap: Double) {
    // exp(-2x) carries x times the round-off.
    let tolerance = 3e-15 + 3e-16 * x
    for y in [x, -x] {
      #expect(relativeDifference(MismatchFunctions.relaxing(y), relaxing) < tolerance)
      #expect(relativeDifference(MismatchFunctions.overlap(y), overlap) < tolerance)
    }
  }

  @Test func `the functions start at 1 and two thirds and vanish far away`() {
    #expect(MismatchFunctions.relaxing(0) == 1)
    #expect(abs(MismatchFunctions.overlap(0) - 2.0 / 3) < 1e-16)
    #expect(MismatchFunctions.relaxing(1000) == 0)
    #expect(MismatchFunctions.overlap(1000) == 0)
  }

  @Test(arguments: [0.0, 0.3, 1.7, 4])
  func `I is the integral (18) with arctan of sinh`(x: Double) throws {
    // For T << eps_F: Int_0^inf dk k z1 z2/(z1 + z2) = Int deps/(cosh^2 + cosh^2) = 2 I(Delta/2).
    let integral = try Quadrature.integrate(
      { energy in
        let (a, b) = (cosh((energy - x) / 2), cosh((energy + x) / 2))
        return 1 / (a * a + b * b)
      }, from: -80, to: 80, breakpoints: [0], relativeError: 1e-12)
    #expect(relativeDifference(integral.value, 2 * MismatchFunctions.relaxing(x)) < 1e-11)
  }

  @Test(arguments: [0.0, 0.3, 1.7, 4])
  func `J is the overlap of the Fermi points`(x: Double) throws {
    let integral = try Quadrature.integrate(
      { y in
        let (a, b) = (cosh(y - x / 2), cosh(y + x / 2))
        return 0.5 / (a * a * b * b)
      }, from: -40, to: 40, breakpoints: [0], relativeError: 1e-12)
    #expect(relativeDifference(integral.value, MismatchFunctions.overlap(x)) < 1e-11)
  }
}
