import Foundation
import VectorMath
import WirePhysics

/// The odds against occupation, h = (1 - f)/f = exp(eps - mu), of up to two wires for eight momenta at a time.
///
/// With zeta = 2 h^(1/2)/(1 + h), equation (5), the product of the six thermal factors of a collision is
///
///     Z6 = 64 (product of h over the incoming legs)/(product of 1 + h over all legs)
///
/// as energy is conserved and every electron keeps its wire: the products of h of both sides are equal. Odds
/// beyond exp(230) are cut to it; there weights are below exp(-230), and no product of three overflows.
struct VacancyOdds: Sendable {
  private let reference: Double
  private let factors: (Double, Double)
  private let mostOdds = exp(most)

  /// ln of the largest odds.
  private static var most: Double { 230 }

  /// Prepares the odds in a wire and in another, or the same.
  init(_ first: Wire, _ second: Wire) {
    reference = max(first.fermiEnergy, second.fermiEnergy)
    factors = (exp(reference - first.fermiEnergy), exp(reference - second.fermiEnergy))
  }

  /// The odds where both wires are one.
  @inline(__always)
  func single(_ k: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.expInRange(VectorMath.minimum(exponent(k), SIMD8(repeating: Self.most)))
  }

  /// What the odds in both wires are made from: h in the wire with the larger chemical potential.
  @inline(__always)
  func common(_ k: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.expInRange(VectorMath.minimum(exponent(k), SIMD8(repeating: 2 * Self.most)))
  }

  @inline(__always)
  private func exponent(_ k: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.multiplyAdd(k * k, SIMD8(repeating: 0.5), SIMD8(repeating: -reference))
  }

  /// The odds in the first wire.
  @inline(__always)
  func first(_ common: SIMD8<Double>) -> SIMD8<Double> { cut(common * factors.0) }

  /// The odds in the second wire.
  @inline(__always)
  func second(_ common: SIMD8<Double>) -> SIMD8<Double> { cut(common * factors.1) }

  @inline(__always)
  private func cut(_ odds: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.minimum(odds, SIMD8(repeating: mostOdds))
  }
}
