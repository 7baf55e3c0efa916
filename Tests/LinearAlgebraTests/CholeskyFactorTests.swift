import LinearAlgebra
import Testing

@Suite struct CholeskyFactorTests {
  @Test func `no row is spoiled by another a hundred decades larger`() throws {
    let factor = try #require(try CholeskyFactor(Graded.matrix))
    #expect(Graded.worstRow(try factor.solve(Graded.rightHandSide)) < 1e-13)
  }

  @Test func `the factor is that of the even matrix, column by column`() throws {
    let even = try #require(try CholeskyFactor(Graded.even))
    let graded = try #require(try CholeskyFactor(Graded.matrix))
    for row in 0..<Graded.order {
      for column in row..<Graded.order {
        let difference = graded.upper[row, column] / Graded.scale[column] - even.upper[row, column]
        #expect(abs(difference) < 1e-14)
      }
    }
  }

  @Test func `the condition is seen, and does not depend on the sign of anything`() throws {
    var matrix = SymmetricMatrix(order: 3)
    for (i, value) in [2.0, 1, 1e-5].enumerated() { matrix[i, i] = value }
    let factor = try #require(try CholeskyFactor(matrix))
    #expect(abs(try factor.reciprocalCondition(of: matrix) / 5e-6 - 1) < 1e-12)
  }

  @Test func `a matrix that is not positive has no factor`() throws {
    #expect(try CholeskyFactor(Graded.notPositive) == nil)
    #expect(try CholeskyFactor(Graded.scaled(Graded.notPositive)) == nil)
    #expect(try CholeskyFactor(SymmetricMatrix(order: 2)) == nil)
  }

  @Test func `a matrix that is not finite is refused by name`() throws {
    let error = #expect(throws: LapackError.self) { try CholeskyFactor(Graded.broken) }
    #expect(error == LapackError(routine: "dpotrf", info: -4))
    #expect(
      error?.description
        == "dpotrf failed with info = -4 (the matrix is singular or not finite); draw more samples "
        + "or use a coarser basis")
    let factor = try #require(try CholeskyFactor(Graded.even))
    #expect(throws: LapackError(routine: "dpotrs", info: -7)) {
      try factor.solve(Array(repeating: .nan, count: Graded.order))
    }
  }
}
