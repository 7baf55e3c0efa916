import GSLSupport
import Testing

@Suite struct GaussLegendreTests {
  @Test(arguments: [1, 2, 5, 16, 31, 64, 128, 129, 200])
  func `a rule with n points is exact up to degree 2n - 1`(points: Int) {
    let rule = GaussLegendre(points: points)
    #expect(rule.nodes == rule.nodes.sorted())
    #expect(abs(rule.weights.reduce(0, +) - 2) < 1e-14)
    for degree in stride(from: 0, to: 2 * points, by: max(1, points / 4)) {
      let integral = rule.integrate(from: 0, to: 1) { x in
        (0..<degree).reduce(1.0) { product, _ in product * x }
      }
      #expect(abs(integral * Double(degree + 1) - 1) < 1e-13)
    }
  }

  @Test func `a rule with n points is not exact at degree 2n`() {
    let integral = GaussLegendre(points: 2).integrate(from: -1, to: 1) { $0 * $0 * $0 * $0 }
    #expect(abs(integral - 2.0 / 9) < 1e-15)
  }

  @Test func `a mapped rule integrates like the closure form`() {
    let rule = GaussLegendre(points: 12)
    let sum = rule.rule(from: 3, to: 7).reduce(0) { $0 + $1.weight / $1.x }
    #expect(abs(sum - rule.integrate(from: 3, to: 7) { 1 / $0 }) < 1e-15)
    #expect(abs(sum - 0.8472978603872037) < 1e-14)
    #expect(abs(rule.integrate(from: 7, to: 3) { 1 / $0 } + sum) < 1e-15)
  }

  @Test func `an error of the integrand passes through`() {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try GaussLegendre(points: 3).integrate(from: 0, to: 1) { _ in throw Stop() }
    }
  }
}
