import Statistics
import TestSupport
import Testing

@Suite struct ChiSquareTests {
  @Test func `Q has its known values`() {
    // Two degrees of freedom: Q = exp(-x/2). One: 3.841458820694124 is the 5 % point.
    #expect(abs(ChiSquare(value: 2, degreesOfFreedom: 2).q - 0.36787944117144233) < 1e-15)
    #expect(abs(ChiSquare(value: 3.841458820694124, degreesOfFreedom: 1).q - 0.05) < 1e-14)
    #expect(ChiSquare(value: 0, degreesOfFreedom: 3).q == 1)
    #expect(ChiSquare(value: 7, degreesOfFreedom: 0).q == 1)
  }

  @Test func `counts are compared with Pearson's sum`() {
    let test = ChiSquare(observed: [8, 12, 10], expected: [10, 10, 10])
    #expect(abs(test.value - 0.8) < 1e-15)
    #expect(test.degreesOfFreedom == 2)
    #expect(test.description == "chi2/dof = 0.4 [2], Q = 0.67")
  }

  @Test func `Student's t has its known values`() {
    #expect(
      abs(StudentT.twoSidedProbability(12.706204736174705, degreesOfFreedom: 1) - 0.05) < 1e-14)
    #expect(
      abs(StudentT.twoSidedProbability(2.2281388519862748, degreesOfFreedom: 10) - 0.05) < 1e-14)
    #expect(abs(StudentT.twoSidedProbability(-1, degreesOfFreedom: 1) - 0.5) < 1e-14)
  }
}
