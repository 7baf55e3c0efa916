import GSLSupport
import Testing

@Suite struct LeastSquaresTests {
  @Test func `Rosenbrock's valley is followed to its end`() throws {
    let minimum = try LeastSquares.minimize(
      from: [-1.2, 1], count: 2, rules: .init(step: 1e-7, tolerance: 1e-8)
    ) { [10 * ($0[1] - $0[0] * $0[0]), 1 - $0[0]] }
    #expect(minimum.isConverged)
    #expect(abs(minimum.parameters[0] - 1) < 1e-6 && abs(minimum.parameters[1] - 1) < 1e-6)
  }

  @Test func `a line is fitted in one step to its normal equations`() throws {
    let x = [0.0, 1, 2, 3, 4]
    let y = [1.1, 2.9, 5.2, 6.8, 9.1]
    let minimum = try LeastSquares.minimize(from: [0, 0], count: 5) { p in
      zip(x, y).map { p[0] + p[1] * $0 - $1 }
    }
    // By hand: mean x 2, mean y 5.02, slope 19.9/10.
    #expect(abs(minimum.parameters[1] - 1.99) < 1e-6)
    #expect(abs(minimum.parameters[0] - (5.02 - 2 * 1.99)) < 1e-6)
  }

  private struct Stop: Error, Equatable {}

  @Test func `an error of the residuals ends the search and is passed on`() {
    var calls = 0
    #expect(throws: Stop.self) {
      try LeastSquares.minimize(from: [1], count: 1) { p in
        calls += 1
        guard calls < 4 else { throw Stop() }
        return [p[0] * p[0] - 2]
      }
    }
    #expect(calls == 4)
  }

  @Test func `steps that run out are said`() throws {
    let minimum = try LeastSquares.minimize(
      from: [-1.2, 1], count: 2, rules: .init(step: 1e-7, limit: 2)
    ) { [10 * ($0[1] - $0[0] * $0[0]), 1 - $0[0]] }
    #expect(!minimum.isConverged && minimum.steps == 2)
  }
}
