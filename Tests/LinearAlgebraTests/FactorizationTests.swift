import Foundation
import LinearAlgebra
import Testing

/// Tall matrices: QR, singular values, and what is solved with a triangle.
@Suite struct FactorizationTests {
  private static let rows = 40
  private static let count = Graded.order

  /// Columns of a matrix of full rank.
  private static let columns: [[Double]] = (0..<count).map { j in
    (0..<rows).map { i in cos(Double(i * (j + 1))) + (i == j ? 3.0 : 0.0) }
  }

  /// The same, each as large as a row of `Graded`.
  private static let graded: [[Double]] = zip(columns, Graded.scale).map { column, scale in
    column.map { scale * $0 }
  }

  private static func column(_ matrix: [Double], _ j: Int) -> [Double] {
    Array(matrix[j * rows..<(j + 1) * rows])
  }

  @Test func `Q is orthonormal and Q R the matrix`() throws {
    let factors = try QRFactors(
      columns: Self.columns.flatMap { $0 }, rows: Self.rows, count: Self.count)
    for i in 0..<Self.count {
      for j in 0...i {
        let product = dot(Self.column(factors.q, i), Self.column(factors.q, j))
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-14)
      }
      for row in 0..<Self.rows {
        var sum = 0.0
        for k in 0...i { sum += factors.q[k * Self.rows + row] * factors.r[k, i] }
        #expect(abs(sum - Self.columns[i][row]) < 1e-13)
      }
    }
  }

  @Test func `triangles are solved either way, in rows a hundred decades apart`() throws {
    let factor = try #require(try CholeskyFactor(Graded.matrix))
    // Two right-hand sides side by side, the second twice the first.
    var x = Graded.rightHandSide.flatMap { [$0, 2 * $0] }
    try factor.upper.solve(&x, columns: 2, transposed: true)
    let half = (0..<Graded.order).map { x[2 * $0] }
    try factor.upper.solve(&x, columns: 2)
    #expect(Graded.worstRow((0..<Graded.order).map { x[2 * $0] }) < 1e-13)
    #expect(Graded.worstRow((0..<Graded.order).map { x[2 * $0 + 1] / 2 }) < 1e-13)
    #expect(Graded.worstRow(factor.upper.solution(half)) < 1e-13)
  }

  @Test func `singular values that differ by a hundred decades keep their digits`() throws {
    let q = try QRFactors(columns: Self.columns.flatMap { $0 }, rows: Self.rows, count: Self.count)
      .q
    let graded = q.indices.map { q[$0] * Graded.scale[$0 / Self.rows] }
    let found = try SingularValues(columns: graded, rows: Self.rows, count: Self.count)
    for (value, exact) in zip(found.values.sorted(), Graded.scale.sorted()) {
      #expect(abs(value / exact - 1) < 1e-13)
    }
  }

  @Test func `vectors are orthonormal and their images orthogonal however small`() throws {
    let found = try SingularValues(
      columns: Self.graded.flatMap { $0 }, rows: Self.rows, count: Self.count)
    let vectors: [[Double]] = (0..<Self.count).map { mode in
      (0..<Self.count).map { found.vectors[$0 * Self.count + mode] }
    }
    let images: [[Double]] = zip(vectors, found.values).map { vector, value in
      var sum = Array(repeating: 0.0, count: Self.rows)
      for (column, share) in zip(Self.graded, vector) {
        for row in sum.indices { sum[row] += column[row] * share / value }
      }
      return sum
    }
    for i in 0..<Self.count {
      for j in 0...i {
        let expected: Double = i == j ? 1 : 0
        #expect(abs(dot(images[i], images[j]) - expected) < 1e-12)
        #expect(abs(dot(vectors[i], vectors[j]) - expected) < 1e-13)
      }
    }
  }

  @Test func `what is singular or not finite is refused by name`() throws {
    let singular = try QRFactors(columns: [1, 0, 0, 0], rows: 2, count: 2).r
    let error = #expect(throws: LapackError.self) {
      var x = [1.0, 1]
      try singular.solve(&x, columns: 1)
    }
    #expect(
      error?.description
        == "dtrtrs failed with info = 2 (the matrix is singular or not finite); draw more samples "
        + "or use a coarser basis")
    #expect(throws: LapackError(routine: "dgeqrf", info: -4)) {
      try QRFactors(columns: [1, .nan], rows: 2, count: 1)
    }
    #expect(throws: LapackError(routine: "dgesvj", info: -7)) {
      try SingularValues(columns: [1, .nan], rows: 2, count: 1)
    }
  }
}
