import LinearAlgebra
import Testing

@Suite struct GeneralSystemTests {
  private static func rows(_ matrix: SymmetricMatrix) -> [[Double]] {
    (0..<matrix.order).map { i in (0..<matrix.order).map { matrix[i, $0] } }
  }

  @Test func `rows and columns a hundred decades apart are evened out`() throws {
    let system = try #require(GeneralSystem(Self.rows(Graded.matrix), Graded.rightHandSide))
    #expect(Graded.worstRow(system.solution) < 1e-12)
    // About 1e-200 as it stands.
    #expect(system.reciprocalCondition > 1e-4)
  }

  @Test func `rows need not be those of a symmetric matrix`() throws {
    let system = try #require(GeneralSystem([[0, 2, 0], [0, 0, -4], [1, 1, 0]], [6, 8, 5]))
    #expect(system.solution == [2, 3, -2])
  }

  @Test func `a singular system and one that is not finite have no solution`() {
    #expect(GeneralSystem([[1, 2], [0, 0]], [1, 1]) == nil)
    #expect(GeneralSystem([[1, .nan], [0, 1]], [1, 1]) == nil)
  }

  @Test func `a system that is singular to working precision says so`() throws {
    let system = try #require(GeneralSystem([[1, 1], [1, 1.0.nextUp]], [1, 1]))
    #expect(system.reciprocalCondition < 1e-15)
  }
}
