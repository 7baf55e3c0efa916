import Foundation

/// The density from which final angles are drawn: even, plus a peak at every permutation.
///
///     p(phi') = (1 - s)/(2 pi) + (s/6) [sum_m h(u - u_m) + sum_j h(v - v_j)]
///
/// with h(x) = w/(2 arctan(pi/w) (x^2 + w^2)) on (-pi, pi): soft scattering lies within an angle
/// w ~ (range of the potential)/(rho sqrt(2/3)) of a permutation of the momenta, and the antisymmetrized
/// amplitude is as large at each permutation among like electrons as at the identity.
struct AngleProposal: Sendable {
  /// The share of the peaks.
  let peakShare: Double
  /// The momentum transfer below which scattering is soft, in sqrt(mT).
  let range: Double

  /// The width of the peaks on a shell.
  @inline(__always)
  func width(amplitude: Double) -> Double {
    min(3, max(1e-3, range / (amplitude + 1e-30)))
  }

  /// The final angle for an initial angle and two uniform numbers.
  @inline(__always)
  func angle(from phi: Double, width: Double, _ choice: Double, _ uniform: Double) -> Double {
    guard choice < peakShare else { return phi + 2 * .pi * uniform }
    let peak = min(5, Int(6 * choice / peakShare))
    let offset = width * tan((2 * uniform - 1) * atan(.pi / width))
    let line = TransferDifferences.lines[peak % 3]
    return (peak < 3 ? phi + line : line - phi) + offset
  }

  /// The sum of the three peaks at points with sines half-angle apart; `x` is u or v.
  @inline(__always)
  func peaks(_ x: Double, width: Double, norm: Double) -> Double {
    var sum = 0.0
    for line in 0..<3 {
      let distance = wrap(x - TransferDifferences.lines[line])
      sum += norm / (distance * distance + width * width)
    }
    return sum
  }

  /// The normalization w/(2 arctan(pi/w)) of one peak.
  @inline(__always)
  func norm(width: Double) -> Double { width / (2 * atan(.pi / width)) }

  /// The density from the sums of the peaks in u and v.
  @inline(__always)
  func density(peaksU: Double, peaksV: Double) -> Double {
    (1 - peakShare) / (2 * .pi) + peakShare / 6 * (peaksU + peaksV)
  }
}

/// An angle carried into [-pi, pi].
@inline(__always)
func wrap(_ angle: Double) -> Double {
  angle - 2 * .pi * (angle / (2 * .pi)).rounded()
}
