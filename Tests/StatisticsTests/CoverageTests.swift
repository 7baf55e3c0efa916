import Statistics
import TestSupport
import Testing

@Suite struct CoverageTests {
  @Test func `hits are counted`() {
    let estimates = [0.0, 0.5, 1.5, 3].map { Estimate(value: $0, standardError: 1) }
    #expect(Coverage(of: estimates, truth: 0, sigmas: 1) == Coverage(hits: 2, trials: 4))
    #expect(Coverage(of: estimates, truth: 0, sigmas: 2).fraction == 0.75)
  }

  @Test func `the band is that of the binomial distribution`() {
    // 10 fair coins: P(0 or 10) = 0.2 %, P(<= 1 or >= 9) = 2.1 %, P(<= 2 or >= 8) = 10.9 %.
    #expect(Coverage.band(nominal: 0.5, trials: 10, risk: 0.05) == 0.2...0.8)
    #expect(Coverage.band(nominal: 0.5, trials: 10, risk: 0.01) == 0.1...0.9)
    #expect(Coverage.band(nominal: 0.5, trials: 10, risk: 0.001) == 0...1)
  }

  @Test func `the band is kept with the stated risk`() {
    // Exact: the probability outside is summed over the binomial distribution.
    let band = Coverage.band(nominal: 0.6827, trials: 200, risk: 0.02)
    var outside = 0.0
    var term = 1.0
    for _ in 0..<200 { term *= 1 - 0.6827 }
    for hits in 0...200 {
      if !band.contains(Double(hits) / 200) { outside += term }
      term *= Double(200 - hits) / Double(hits + 1) * 0.6827 / (1 - 0.6827)
    }
    #expect(outside <= 0.02 && outside > 0.01)
  }

  @Test func `standard errors translate to probabilities`() {
    #expect(abs(Coverage.probability(sigmas: 1) - 0.6826894921370859) < 1e-15)
    #expect(abs(Coverage.probability(sigmas: 1.959963984540054) - 0.95) < 1e-15)
  }
}
