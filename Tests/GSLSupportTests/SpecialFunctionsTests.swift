import GSLSupport
import Testing

/// Reference values: 25-digit arithmetic, rounded.
@Suite struct SpecialFunctionsTests {
  @Test(arguments: [
    (0.001, 7.02368880056238134), (0.5, 0.924419071227665862), (1, 0.421024438240708333),
    (2, 0.113893872749533436), (8, 0.000146470705222815387), (50, 3.41016774978949551e-23),
    (700, 4.66977643168537688e-306),
  ])
  func `K0 is accurate to the last digits`(x: Double, exact: Double) {
    // Above x = 100 the rounding of exp(-x) enters: |x| ulp / 2 at most.
    let tolerance = 4e-16 * max(4, x / 4)
    #expect(abs(SpecialFunctions.besselK0(x) / exact - 1) < tolerance)
  }

  @Test(arguments: [
    (0, 2, 0.454648713412840848), (1, 2, 0.435397774979991617), (2, 2, 0.198447949057146577),
    (3, 2, 0.0607220976628748285), (3, 1e-3, 9.52380899470900673e-12),
    (3, 50, 0.0198125945956637515),
  ])
  func `spherical Bessel functions are accurate and have their parity`(
    n: Int, x: Double, exact: Double
  ) {
    let value = SpecialFunctions.sphericalBessel(n, x)
    #expect(abs(value - exact) < 1e-14 * exact)
    #expect(SpecialFunctions.sphericalBessel(n, -x) == (n % 2 == 0 ? value : -value))
    #expect(SpecialFunctions.sphericalBessel(n, 0) == (n == 0 ? 1 : 0))
  }

  @Test func `limits are values and not errors`() {
    #expect(SpecialFunctions.besselK0(0) == .infinity)
    #expect(SpecialFunctions.besselK0(800) == 0)
    #expect(SpecialFunctions.besselK0(1e300) == 0)
    #expect(SpecialFunctions.besselK0(.infinity) == 0)
    #expect(SpecialFunctions.besselK0(-1).isNaN)
    #expect(SpecialFunctions.besselK0(.nan).isNaN)
  }
}
