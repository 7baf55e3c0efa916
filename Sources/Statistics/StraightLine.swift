/// A straight line fitted by least squares.
package struct StraightLine {
  package let intercept: Double
  package let slope: Double
  /// Standard errors.
  package let interceptError: Double
  package let slopeError: Double
  /// The weighted sum of squared residuals.
  package let residual: Double
  /// The weighted mean of x; the covariance of intercept and slope is minus it times slopeError^2.
  package let center: Double

  /// Fits points with weights, which are their inverse variances; otherwise the standard errors are those of
  /// points of unit variance.
  package init(x: [Double], y: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    var (meanX, meanY) = (0.0, 0.0)
    for i in x.indices {
      meanX += weights[i] * x[i] / total
      meanY += weights[i] * y[i] / total
    }
    let (xx, xy) = Self.moments(x, y, about: (meanX, meanY), weights)
    slope = xy / xx
    intercept = meanY - slope * meanX
    slopeError = 1 / xx.squareRoot()
    interceptError = (1 / total + meanX * meanX / xx).squareRoot()
    var residual = 0.0
    for i in x.indices {
      let difference = y[i] - intercept - slope * x[i]
      residual += weights[i] * difference * difference
    }
    self.residual = residual
    center = meanX
  }

  /// Fits three or more points of one unknown variance, which is taken from their scatter about the line.
  package init(x: [Double], y: [Double]) {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let (xx, xy) = Self.moments(x, y, about: (meanX, meanY), x.map { _ in 1 })
    let slope = xy / xx
    self.slope = slope
    intercept = meanY - slope * meanX
    // From the centre: of a line that is exact, nothing but round-off is left.
    residual = zip(x, y).reduce(0) { sum, point in
      let difference = point.1 - meanY - slope * (point.0 - meanX)
      return sum + difference * difference
    }
    let variance = residual / (count - 2)
    slopeError = (variance / xx).squareRoot()
    interceptError = (variance * (1 / count + meanX * meanX / xx)).squareRoot()
    center = meanX
  }

  private static func moments(
    _ x: [Double], _ y: [Double], about mean: (x: Double, y: Double), _ weights: [Double]
  ) -> (xx: Double, xy: Double) {
    var (xx, xy) = (0.0, 0.0)
    for i in x.indices {
      xx += weights[i] * (x[i] - mean.x) * (x[i] - mean.x)
      xy += weights[i] * (x[i] - mean.x) * (y[i] - mean.y)
    }
    return (xx, xy)
  }
}
