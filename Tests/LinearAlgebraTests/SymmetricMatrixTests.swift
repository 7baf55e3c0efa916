import LinearAlgebra
import Testing

@Suite struct SymmetricMatrixTests {
  @Test func `products of a vector with itself add up to a form`() {
    let (x, y) = ([1.0, 0, -2], [3.0, 1, 0.5])
    var matrix = SymmetricMatrix(order: 3)
    matrix.add(x, x, times: 2)
    matrix.add(y, y, times: -1)
    for probe in [[1.0, 0, 0], [0, 1, 1], [0.5, -2, 3]] {
      let (a, b) = (dot(x, probe), dot(y, probe))
      #expect(matrix.form(probe) == 2 * a * a - b * b)
      #expect(matrix.times(probe) == (0..<3).map { 2 * x[$0] * a - y[$0] * b })
    }
    var twice = matrix
    twice.add(matrix)
    twice.add(matrix, times: -2)
    #expect(twice == SymmetricMatrix(order: 3))
  }

  @Test func `power iteration finds the largest magnitude`() {
    func diagonal(_ values: [Double]) -> Double {
      largestEigenvalue(order: values.count) { zip(values, $0).map { $0 * $1 } }
    }
    #expect(abs(diagonal([1, 2, 7, 3]) - 7) < 1e-12)
    #expect(abs(diagonal([1, -9, 7, 3]) - 9) < 1e-12)
    // Even a poor gap gives a percent.
    #expect(abs(diagonal([1, 0.99, 0.98]) - 1) < 0.01)
    #expect(diagonal([0, 0]) == 0)
    #expect(diagonal([.infinity, 1]) == 0)
  }
}
