import Statistics
import Testing

@Suite struct EstimateTests {
  @Test(arguments: [
    (3.944e-5, 8e-8, "3.944(8)e-05"), (3.944e-5, 1.24e-7, "3.944(12)e-05"),
    (0.5234, 0.1123, "0.52(11)"), (12.04, 1.5, "12.0(1.5)"), (12.04, 15, "12(15)"),
    (-1.5, 0.04, "-1.50(4)"), (0.004_56, 0.000_23, "0.00456(23)"), (1, 0.000_96, "1.0000(10)"),
    (123_456, 812, "1.235(8)e+05"), (0, 0.002, "0.0000(20)"), (2e-7, 5e-5, "0(5)e-05"),
    (6.02e23, 1e20, "6.0200(10)e+23"), (2.5e-300, 4e-303, "2.500(4)e-300"),
    (1.5, 0, "1.5(0)"), (999.96, 0.4, "1000.0(4)"), (.nan, 1, "nan +- 1.0"),
    (1, .infinity, "1.0 +- inf"),
  ])
  func `the description shows the error in the last digits`(
    value: Double, error: Double, text: String
  ) {
    #expect("\(Estimate(value: value, standardError: error))" == text)
  }

  @Test func `independent errors add in quadrature`() {
    let a = Estimate(value: 5, standardError: 3, effectiveSamples: 10)
    let b = Estimate(value: 2, standardError: 4)
    #expect(a + b == Estimate(value: 7, standardError: 5))
    #expect(a - b == Estimate(value: 3, standardError: 5))
    #expect(-a == Estimate(value: -5, standardError: 3, effectiveSamples: 10))
    #expect(a.scaled(by: -2) == Estimate(value: -10, standardError: 6, effectiveSamples: 10))
    #expect(
      a.mapped(to: 0.2, derivative: -0.04)
        == Estimate(value: 0.2, standardError: 0.12, effectiveSamples: 10))
  }

  @Test func `agreement is measured in standard errors of the difference`() {
    let a = Estimate(value: 1, standardError: 0.3)
    let b = Estimate(value: 2, standardError: 0.4)
    #expect(abs(a.deviation(from: b) - 2) < 1e-15)
    #expect(a.agrees(with: b, within: 2.001))
    #expect(!a.agrees(with: b, within: 1.999))
    #expect(a.agrees(with: 1.5, within: 2))
    #expect(!a.agrees(with: 1.5, within: 1))
  }

  @Test func `exact and broken values are not mistaken for estimates`() {
    let exact = Estimate(value: 1, standardError: 0)
    #expect(exact.deviation(from: exact) == 0)
    #expect(exact.deviation(from: Estimate(value: 2, standardError: 0)) == .infinity)
    #expect(exact.relativeError == 0)
    #expect(Estimate(value: 0, standardError: 0).relativeError == 0)
    #expect(Estimate(value: 0, standardError: 1).relativeError == .infinity)
    #expect(Estimate(value: -4, standardError: 1).relativeError == 0.25)
    #expect(!Estimate(value: .nan, standardError: 1).agrees(with: 1, within: 100))
  }
}
