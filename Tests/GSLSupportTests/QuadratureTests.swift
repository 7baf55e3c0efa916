import Foundation
import GSLSupport
import Testing

@Suite struct QuadratureTests {
  @Test func `finite and infinite intervals are integrated to the tolerance`() throws {
    func gauss(_ x: Double) -> Double { exp(-x * x) }
    let root = Double.pi.squareRoot()
    let whole = try Quadrature.integrate(gauss, from: -.infinity, to: .infinity)
    #expect(abs(whole.value - root) <= max(whole.error, 1e-14))
    let above = try Quadrature.integrate(gauss, from: 1, to: .infinity)
    #expect(abs(above.value - root / 2 * erfc(1)) <= max(above.error, 1e-14))
    let below = try Quadrature.integrate(gauss, from: -.infinity, to: 1)
    #expect(abs(below.value - root / 2 * erfc(-1)) <= max(below.error, 1e-14))
    let finite = try Quadrature.integrate(gauss, from: -1, to: 2)
    #expect(abs(finite.value - root / 2 * (erf(1) + erf(2))) <= max(finite.error, 1e-14))
    for result in [whole, above, below, finite] { #expect(result.error < 1e-9) }
  }

  @Test func `reversed limits reverse the sign`() throws {
    let forth = try Quadrature.integrate({ exp(-$0) }, from: 0, to: .infinity)
    let back = try Quadrature.integrate({ exp(-$0) }, from: .infinity, to: 0)
    #expect(back.value == -forth.value)
    #expect(try Quadrature.integrate({ 1 / $0 }, from: 0, to: 0).value == 0)
  }

  @Test func `breakpoints tame singularities, and those outside are ignored`() throws {
    // Int_0^3 |x - 1|^(-1/2) dx = 2 + 2 sqrt 2.
    let exact = 2 + 8.0.squareRoot()
    let result = try Quadrature.integrate(
      { 1 / abs($0 - 1).squareRoot() }, from: 0, to: 3, breakpoints: [1, 17, -2])
    #expect(abs(result.value / exact - 1) < 1e-10)
  }

  @Test func `breakpoints work on infinite intervals`() throws {
    // Int exp(-|x - 2|) dx over the axis is 2; the cusp is named.
    let result = try Quadrature.integrate(
      { exp(-abs($0 - 2)) }, from: -.infinity, to: .infinity, breakpoints: [2])
    #expect(abs(result.value - 2) < 1e-12)
    // Int_0^inf -log|x - 1| exp(-x) dx = Ei(1) / e, with Ei(1) = 1.8951178163559367555.
    let logarithm = try Quadrature.integrate(
      { -log(abs($0 - 1)) * exp(-$0) }, from: 0, to: .infinity, breakpoints: [1])
    #expect(abs(logarithm.value - 1.895117816355936755 / exp(1)) < 1e-9)
  }

  @Test func `a piece without weight does not spoil the whole`() throws {
    // The tails beyond 30 underflow or nearly: their own relative errors are meaningless.
    let result = try Quadrature.integrate(
      { exp(-$0 * $0) }, from: -.infinity, to: .infinity, breakpoints: [-30, 0, 30])
    #expect(abs(result.value - Double.pi.squareRoot()) < 1e-13)
  }

  @Test func `a divergent integral throws with the reason and the best value`() throws {
    let error = #expect(throws: GSLError.self) {
      try Quadrature.integrate({ 1 / ($0 * $0) }, from: 0, to: 1, subdivisions: 50)
    }
    #expect(error?.best != nil)
    let text = try #require(error?.description)
    #expect(text.hasPrefix("GSL could not compute the integral from 0.0 to 1.0 ("))
    #expect(text.hasSuffix("; loosen the tolerances or name the difficult points as breakpoints"))
  }

  @Test func `an impossible tolerance is refused`() throws {
    let error = #expect(throws: GSLError.self) {
      try Quadrature.integrate({ $0 }, from: 0, to: 1, absoluteError: 0, relativeError: 1e-20)
    }
    #expect(error?.code == 13)
    #expect(error?.reason == "specified tolerance is invalid or theoretically unattainable")
  }

  @Test func `an integrand that is not a number is reported`() {
    for breakpoints in [[], [0.5]] {
      let error = #expect(throws: GSLError.self) {
        try Quadrature.integrate({ _ in .nan }, from: 0, to: 1, breakpoints: breakpoints)
      }
      #expect(error?.best?.value.isNaN == true)
    }
  }

  @Test func `integrals nest`() throws {
    let result = try Quadrature.integrate(
      { x in
        (try? Quadrature.integrate({ y in x * y * y }, from: 0, to: x).value) ?? .nan
      }, from: 0, to: 1)
    #expect(abs(result.value - 1.0 / 15) < 1e-14)
  }
}
