import Foundation

/// A trapezoidal rule over the whole momentum axis for even, analytic, decaying integrands.
///
/// The thermal functions are analytic in a strip whose half-width d is set by their poles at
/// k^2/2 = eps + i pi (2 j + 1). On such integrands the trapezoidal rule converges like
/// exp(-2 pi d/h), so a few hundred equidistant momenta reach round-off without any adaptivity,
/// and every integral of one problem can share the same momenta.
package struct ThermalQuadrature: Sendable {
  /// The momenta k >= 0, equidistant from zero.
  package let momenta: [Double]
  /// The spacing of the momenta.
  package let spacing: Double

  /// Places the momenta.
  ///
  /// - Parameters:
  ///   - highestEnergy: the highest energy eps at which the integrand has a pole above or below
  ///     the axis, at k^2/2 = eps + i theta.
  ///   - poleHeight: the smallest theta of these poles; pi for a single thermal function.
  ///   - cutoffEnergy: the energy k^2/2 at which the integrand has become negligible.
  package init(highestEnergy: Double, poleHeight: Double, cutoffEnergy: Double) {
    let modulus = 2 * hypot(highestEnergy, poleHeight)
    // Im sqrt(z) = |Im z| / sqrt(2 (|z| + Re z)) has no cancellation for Re z > 0.
    let poleDistance =
      highestEnergy > 0
      ? 2 * poleHeight / (2 * (modulus + 2 * highestEnergy)).squareRoot()
      : ((modulus - 2 * highestEnergy) / 2).squareRoot()
    // Beyond a distance of 2 the growth of exp(-k^2/2) off the axis is what limits the spacing.
    spacing = 2 * Double.pi * min(poleDistance, 2) / 40
    let count = Int(((2 * cutoffEnergy).squareRoot() / spacing).rounded(.up))
    let step = spacing
    momenta = (0...count).map { Double($0) * step }
  }

  /// The integral of an even function over the whole axis.
  @inlinable
  package func integrate(_ function: (Double) -> Double) -> Double {
    // Summed from the far end: the small terms first.
    var sum = 0.0
    for k in momenta.dropFirst().reversed() { sum += function(k) }
    return spacing * (function(0) + 2 * sum)
  }
}
