/// A straight line fitted by weighted least squares.
package struct StraightLine {
  package let intercept: Double
  package let slope: Double
  /// Standard errors when the weights are inverse variances.
  package let interceptError: Double
  package let slopeError: Double
  /// The weighted sum of squared residuals.
  package let residual: Double
  /// The weighted mean of x; the covariance of intercept and slope is minus it times slopeError^2.
  package let center: Double

  package init(x: [Double], y: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    var (meanX, meanY) = (0.0, 0.0)
    for i in x.indices {
      meanX += weights[i] * x[i] / total
      meanY += weights[i] * y[i] / total
    }
    var (xx, xy) = (0.0, 0.0)
    for i in x.indices {
      xx += weights[i] * (x[i] - meanX) * (x[i] - meanX)
      xy += weights[i] * (x[i] - meanX) * (y[i] - meanY)
    }
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
}
