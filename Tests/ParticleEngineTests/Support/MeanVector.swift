import LinearAlgebra

/// The mean of correlated values over independent replicas, compared with what it should be.
///
/// Hotelling's test: with d the deviation of the mean over n replicas from the truth and C the
/// covariance of a replica, T^2 = n d^T C^-1 d is a chi-square of p independent points but for C, which
/// comes from the same replicas. (n - p)/(p (n - 1)) T^2 allows for that: it follows Fisher's F with p
/// and n - p degrees of freedom.
struct MeanVector {
  let mean: [Double]
  let replicas: Int
  private let covariance: SymmetricMatrix
  private let factor: BandedCholeskyFactor?

  /// Takes `values[replica][point]`, more replicas than points.
  init(_ values: [[Double]]) {
    let (n, p) = (values.count, values[0].count)
    precondition(n > p + 4, "too few replicas for the covariance")
    let mean = (0..<p).map { point in values.reduce(0) { $0 + $1[point] } / Double(n) }
    var covariance = SymmetricMatrix(order: p)
    for value in values {
      let deviation = zip(value, mean).map { $0 - $1 }
      covariance.add(deviation, deviation, times: 1 / Double(n - 1))
    }
    let matrix = covariance
    (self.mean, self.covariance, replicas) = (mean, matrix, n)
    factor = BandedCholeskyFactor(order: p, bandwidth: p - 1) { matrix[$0, $1] }
  }

  /// (n - p)/(p (n - 1)) T^2, the chi-square per point; nil if the covariance is singular.
  func chiSquarePerPoint(_ truth: [Double]) -> Double? {
    let (n, p) = (Double(replicas), Double(mean.count))
    guard let square = distanceSquared(zip(mean, truth).map { $0 - $1 }) else { return nil }
    return (n - p) / (p * (n - 1)) * n * square
  }

  /// What a small bias of the mean adds to the expected chi-square per point.
  func chiSquarePerPoint(ofBias bias: [Double]) -> Double? {
    distanceSquared(bias).map { Double(replicas) * $0 / Double(mean.count) }
  }

  /// The mean and the standard deviation of the chi-square per point where the truth is the truth.
  var expected: (mean: Double, deviation: Double) {
    let (p, rest) = (Double(mean.count), Double(replicas - mean.count))
    let average = rest / (rest - 2)
    return (average, average * (2 * (p + rest - 2) / (p * (rest - 4))).squareRoot())
  }

  private func distanceSquared(_ vector: [Double]) -> Double? {
    guard let factor else { return nil }
    var x = vector
    factor.solve(&x)
    return zip(vector, x).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
