import Foundation
import LinearAlgebra
import Testing

@Suite struct BandedCholeskyFactorTests {
  /// Rows that differ by many decades, as thermal factors make them.
  func element(_ i: Int, _ j: Int) -> Double {
    let scale = exp(-0.9 * Double(i + j))
    switch abs(i - j) {
    case 0: return 4 * scale
    case 1: return -1.3 * scale
    case 2: return 0.4 * scale
    default: return 0
    }
  }

  @Test func `a solution is accurate in every row however small`() throws {
    let n = 40
    let factor = try #require(BandedCholeskyFactor(order: n, bandwidth: 2, element: element))
    let exact = (0..<n).map { exp(0.9 * Double($0)) * (1 + sin(Double($0))) }
    var x = (0..<n).map { i in (0..<n).reduce(0) { $0 + element(i, $1) * exact[$1] } }
    factor.solve(&x)
    for i in 0..<n { #expect(abs(x[i] - exact[i]) < 1e-13 * exp(0.9 * Double(i))) }
  }

  @Test func `a matrix that is not positive has no factor`() {
    let factor = BandedCholeskyFactor(order: 3, bandwidth: 2) { i, j in i == j ? 1 : 2 }
    #expect(factor == nil)
  }

  @Test func `no row is spoiled by another a hundred decades larger`() throws {
    let n = Graded.order
    let matrix = Graded.matrix
    // A full band: large and small rows stand side by side.
    let factor = try #require(
      BandedCholeskyFactor(order: n, bandwidth: n - 1) { matrix[$0, $1] })
    var x = Graded.rightHandSide
    factor.solve(&x)
    #expect(Graded.worstRow(x) < 1e-13)
  }

  @Test func `the two halves of a solution are the solution`() throws {
    let n = Graded.order
    let matrix = Graded.matrix
    let factor = try #require(
      BandedCholeskyFactor(order: n, bandwidth: n - 1) { matrix[$0, $1] })
    var (whole, halves) = (Graded.rightHandSide, Graded.rightHandSide)
    factor.solve(&whole)
    factor.solveLower(&halves)
    // |L^-1 b|^2 = b^T A^-1 b.
    let energy = dot(Graded.rightHandSide, whole)
    #expect(abs(dot(halves, halves) / energy - 1) < 1e-13)
    factor.solveUpper(&halves)
    #expect(halves == whole)
  }
}
