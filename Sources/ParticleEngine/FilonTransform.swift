import Foundation

/// The Fourier transform Int_0^T f(t) exp(i omega t) dt of a series, by Filon's rule.
///
/// f is taken as a parabola on every two intervals, the oscillation exactly: the error is of fourth
/// order in the interval for any omega.
struct FilonTransform {
  private let weights: (real: [Double], imaginary: [Double])

  /// Prepares weights.
  /// - Parameters:
  ///   - omega: the angular frequency.
  ///   - interval: the time between values.
  ///   - count: the number of values used, odd and at least 3.
  init(omega: Double, interval: Double, count: Int) {
    precondition(count >= 3 && count % 2 == 1, "Filon's rule needs an even number of intervals")
    let (alpha, beta, gamma) = Self.coefficients(omega * interval)
    var real = Array(repeating: 0.0, count: count)
    var imaginary = real
    for j in 0..<count {
      let phase = omega * interval * Double(j)
      let end = j == 0 || j == count - 1
      let weight = interval * (j % 2 == 1 ? gamma : end ? beta / 2 : beta)
      real[j] = weight * cos(phase)
      imaginary[j] = weight * sin(phase)
    }
    let phase = omega * interval * Double(count - 1)
    real[count - 1] += interval * alpha * sin(phase)
    imaginary[count - 1] -= interval * alpha * cos(phase)
    imaginary[0] += interval * alpha
    weights = (real, imaginary)
  }

  /// The transform of the first values of a series.
  func transform(_ series: [Double]) -> (real: Double, imaginary: Double) {
    var (real, imaginary) = (0.0, 0.0)
    for j in weights.real.indices {
      real += weights.real[j] * series[j]
      imaginary += weights.imaginary[j] * series[j]
    }
    return (real, imaginary)
  }

  /// alpha, beta, gamma of Filon's rule; by series where the closed forms cancel.
  private static func coefficients(_ theta: Double) -> (Double, Double, Double) {
    let t2 = theta * theta
    if abs(theta) < 0.1 {
      return (
        theta * t2 * (2.0 / 45 - t2 * (2.0 / 315 - t2 * 2 / 4725)),
        2.0 / 3 + t2 * (2.0 / 15 - t2 * (4.0 / 105 - t2 * 2 / 567)),
        4.0 / 3 - t2 * (2.0 / 15 - t2 * (1.0 / 210 - t2 / 11340))
      )
    }
    let (s, c) = (sin(theta), cos(theta))
    let t3 = t2 * theta
    return (
      (t2 + theta * s * c - 2 * s * s) / t3, 2 * (theta * (1 + c * c) - 2 * s * c) / t3,
      4 * (s - theta * c) / t3
    )
  }
}
