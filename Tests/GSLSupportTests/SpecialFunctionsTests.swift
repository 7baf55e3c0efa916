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

  @Test func `limits are values and not errors`() {
    #expect(SpecialFunctions.besselK0(0) == .infinity)
    #expect(SpecialFunctions.besselK0(800) == 0)
    #expect(SpecialFunctions.besselK0(1e300) == 0)
    #expect(SpecialFunctions.besselK0(.infinity) == 0)
    #expect(SpecialFunctions.besselK0(-1).isNaN)
    #expect(SpecialFunctions.besselK0(.nan).isNaN)
  }
}
