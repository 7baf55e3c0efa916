import Foundation

/// Three momenta as total momentum, hyperradius and one angle.
///
/// With c = (0, 2pi/3, -2pi/3): k_i = P/3 + rho sqrt(2/3) cos(phi - c_i) and rho^2 = sum (k_i - P/3)^2.
/// Conservation of momentum and energy means exactly that P and rho stay and phi -> phi' is free: the
/// on-shell manifold is one angle. d^3k = dP rho drho dphi/sqrt(3).
package struct AngleKinematics: Sendable, Hashable {
  /// The angles c_i of the three electrons.
  package static let c = SIMD4<Double>(0, 2 * .pi / 3, -2 * .pi / 3, 0)

  /// The total momentum P, in sqrt(mT).
  package let total: Double
  /// The hyperradius rho, in sqrt(mT).
  package let rho: Double
  /// The angle phi of these momenta, in (-pi, pi].
  package let phi: Double

  /// The angle form of three momenta (the fourth lane is ignored).
  package init(momenta k: SIMD4<Double>) {
    total = k[0] + k[1] + k[2]
    // Components along cos(phi) and sin(phi) from differences, which keep their digits.
    let x = (2 * k[0] - k[1] - k[2]) / 3
    let y = (k[1] - k[2]) / 3.0.squareRoot()
    rho = 1.5.squareRoot() * (x * x + y * y).squareRoot()
    phi = atan2(y, x)
  }

  /// The amplitude rho sqrt(2/3) of the cosines.
  package var amplitude: Double { rho * (2.0 / 3).squareRoot() }

  /// The momenta on the same shell at another angle; the fourth lane is P/3.
  package func momenta(at angle: Double) -> SIMD4<Double> {
    Self.momenta(centre: total / 3, amplitude: amplitude, angle: angle)
  }

  /// The momenta centre + amplitude cos(angle - c_i); the fourth lane is the centre.
  @inline(__always)
  package static func momenta(centre: Double, amplitude: Double, angle: Double) -> SIMD4<Double> {
    let x = amplitude * cos(angle)
    let y = 0.866_025_403_784_438_6 * amplitude * sin(angle)
    return SIMD4(repeating: centre) + SIMD4(x, y - 0.5 * x, -0.5 * x - y, 0)
  }
}
