import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct ConvergenceOrderTests {
  static let steps = [0.2, 0.1, 0.05, 0.025]

  @Test func `a pure power is recovered with its factor`() throws {
    let order = try ConvergenceOrder(steps: Self.steps, errors: Self.steps.map { -3 * $0 * $0 })
    #expect(abs(order.order.value - 2) < 1e-13)
    #expect(order.order.standardError < 1e-12)
    #expect(abs(order.factor - 3) < 1e-12)
    #expect(order.chiSquare == nil)
  }

  @Test func `the error of the order covers the truth`() throws {
    let orders = try (0..<UInt32(1000)).map { run in
      let errors = zip(Self.steps, gaussians(4, block: run)).map { step, noise in
        let exact = 3 * step * step
        return Estimate(value: exact * (1 + 0.03 * noise), standardError: 0.03 * exact)
      }
      return try ConvergenceOrder(steps: Self.steps, errors: errors).order
    }
    #expect(Coverage(of: orders, truth: 2, sigmas: 1).isConsistent(with: 0.6827, risk: 1e-4))
    #expect(Coverage(of: orders, truth: 2, sigmas: 2).isConsistent(with: 0.9545, risk: 1e-4))
  }

  @Test func `two errors with errors of their own give the order with its error`() throws {
    let errors = [(0.09, 0.003), (0.01, 0.001)].map { Estimate(value: $0.0, standardError: $0.1) }
    let order = try ConvergenceOrder(steps: [0.3, 0.1], errors: errors)
    #expect(abs(order.order.value - 2) < 1e-12)
    #expect(abs(order.order.standardError - hypot(1 / 30.0, 0.1) / log(3)) < 1e-12)
    #expect(order.chiSquare?.degreesOfFreedom == 0)
  }

  @Test func `a wrong power law shows in chi-square`() throws {
    let errors = Self.steps.map { Estimate(value: $0 + 20 * $0 * $0, standardError: 0.01 * $0) }
    let fit = try ConvergenceOrder(steps: Self.steps, errors: errors)
    #expect(try #require(fit.chiSquare).q < 1e-6)
  }

  @Test func `two steps are refused`() {
    let error = #expect(throws: StatisticsError.self) {
      try ConvergenceOrder(steps: [1, 2, 1], errors: [1, 2, 1])
    }
    #expect(
      error?.description
        == "cannot compute an order of convergence (2 values given, at least 3 needed); add values")
  }
}
