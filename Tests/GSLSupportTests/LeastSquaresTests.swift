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

  @Test func `derivatives of a search nearby save evaluations and lead to the same end`() throws {
    let x = [0.0, 0.5, 1, 1.5, 2, 2.5]
    var calls = 0
    func residuals(_ p: [Double], truth: [Double]) -> [Double] {
      calls += 1
      return x.map {
        p[0] * ($0 * p[1]).squareRoot() - truth[0] * ($0 * truth[1]).squareRoot() + p[1] - truth[1]
      }
    }
    let rules = LeastSquares.Rules(step: 1e-6, tolerance: 1e-9)
    let first = try LeastSquares.minimize(from: [1, 1], count: 6, rules: rules) {
      residuals($0, truth: [1.2, 0.8])
    }
    func search(_ derivatives: [[Double]]?) throws -> (LeastSquares.Minimum, calls: Int) {
      calls = 0
      let found = try LeastSquares.minimize(
        from: first.parameters, count: 6, rules: rules, derivatives: derivatives
      ) { residuals($0, truth: [1.3, 0.9]) }
      return (found, calls)
    }
    let computed = try search(nil)
    let brought = try search(first.derivatives)
    #expect(brought.calls < computed.calls * 2 / 3, "\(brought.calls) and \(computed.calls)")
    // Derivatives that are a half off are mended on the way.
    let mended = try search(first.derivatives.map { $0.map { 1.5 * $0 } })
    for found in [computed, brought, mended] {
      #expect(abs(found.0.parameters[0] - 1.3) < 1e-6 && abs(found.0.parameters[1] - 0.9) < 1e-6)
    }
  }
}
