/// The matrix Int weight f_i f_j dk of the splines, over the whole axis.
struct SplineGram {
  let rows: [[Double]]

  init(
    _ splines: EvenSplines, _ points: [(k: Double, weight: Double)],
    _ density: (Double) -> Double
  ) {
    var rows = Array(repeating: Array(repeating: 0.0, count: splines.count), count: splines.count)
    for (k, weight) in points {
      let values = splines.values(at: k)
      let lanes = 0...min(splines.degree, splines.count - 1 - values.first)
      let scaled = weight * density(k)
      for i in lanes {
        for j in lanes {
          rows[values.first + i][values.first + j] += scaled * values.lanes[i] * values.lanes[j]
        }
      }
    }
    self.rows = rows
  }

  /// The coefficients whose moments are given; zero for a singular matrix.
  func solve(_ moments: [Double]) -> [Double] {
    LinearSystem.solve(rows, moments)?.x ?? moments.map { _ in 0 }
  }
}
