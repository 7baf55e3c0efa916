import Foundation
import GSLSupport
import Testing

@Suite struct DifferentialEquationTests {
  @Test(arguments: [20.0, -20])
  func `an oscillator keeps its phase to either side`(end: Double) throws {
    var y = [1.0, 0]
    try DifferentialEquation.integrate(
      &y, from: 0, to: end, firstStep: 0.1, absoluteError: 1e-13, relativeError: 1e-13
    ) { _, y, slopes in (slopes[0], slopes[1]) = (y[1], -y[0]) }
    #expect(abs(y[0] - cos(end)) < 1e-11 && abs(y[1] + sin(end)) < 1e-11)
  }

  @Test func `nowhere to go leaves the values`() throws {
    var y = [3.0]
    try DifferentialEquation.integrate(
      &y, from: 2, to: 2, firstStep: 1, absoluteError: 1e-9, relativeError: 1e-9
    ) { _, _, _ in Issue.record("there is nothing to evaluate") }
    #expect(y == [3])
  }

  @Test func `a solution that ends on the way is refused`() {
    // y' = y^2 from 1 ends at t = 1.
    var y = [1.0]
    let error = #expect(throws: GSLError.self) {
      try DifferentialEquation.integrate(
        &y, from: 0, to: 2, firstStep: 0.1, absoluteError: 1e-9, relativeError: 1e-9
      ) { _, y, slopes in slopes[0] = y[0] * y[0] }
    }
    #expect(error?.description.contains("a differential equation from 0.0 to 2.0") == true)
  }
}
