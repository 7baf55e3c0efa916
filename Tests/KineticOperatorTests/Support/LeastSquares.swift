import KineticOperator

/// Spline coefficients that fit a function at many points: QR by Gram-Schmidt, done twice.
enum LeastSquares {
  static func fit(
    _ basis: SplineBasis, from a: Double, to b: Double, _ f: (Double) -> Double
  ) -> [Double] {
    let points = (0..<600).map { a + (b - a) * (Double($0) + 0.5) / 600 }
    let rows = points.map { basis.all(at: $0) }
    var columns = (0..<basis.count).map { j in rows.map { $0[j] } }
    var triangle = [[Double]](
      repeating: Array(repeating: 0, count: basis.count), count: basis.count)
    for j in columns.indices {
      for _ in 0..<2 {
        for i in 0..<j {
          let overlap = product(columns[i], columns[j])
          triangle[i][j] += overlap
          for p in points.indices { columns[j][p] -= overlap * columns[i][p] }
        }
      }
      let norm = product(columns[j], columns[j]).squareRoot()
      triangle[j][j] = norm
      for p in points.indices { columns[j][p] /= norm }
    }
    var x = columns.map { product($0, points.map(f)) }
    for j in columns.indices.reversed() {
      for i in (j + 1)..<max(j + 1, columns.count) { x[j] -= triangle[j][i] * x[i] }
      x[j] /= triangle[j][j]
    }
    return x
  }

  private static func product(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
