import Foundation
import VectorMath
import WirePhysics

/// The thermal factors of one wire, for eight momenta at a time.
struct ThermalLanes: Sendable {
  /// eps_F/2.
  private let halfFermiEnergy: Double

  init(_ wire: Wire) { halfFermiEnergy = wire.fermiEnergy / 2 }

  /// zeta(k), equation (5): 2 e/(1 + e^2) with e = exp(-|x|) and x = (k^2/2 - eps_F)/2.
  @inline(__always)
  func zeta(_ k: SIMD8<Double>) -> SIMD8<Double> {
    let x = VectorMath.multiplyAdd(
      k * k, SIMD8(repeating: 0.25), SIMD8(repeating: -halfFermiEnergy))
    let e = VectorMath.exp(-VectorMath.magnitude(x))
    return (e + e) / VectorMath.multiplyAdd(e, e, SIMD8(repeating: 1))
  }
}

/// The odds against occupation, h = (1 - f)/f = exp(eps - mu), of up to two wires for eight momenta at a time.
///
/// With zeta = 2 h^(1/2)/(1 + h), equation (5), the product of the six thermal factors of a collision is
///
///     Z6 = 64 (product of h over the incoming legs)/(product of 1 + h over all legs)
///
/// as energy is conserved and every electron keeps its wire: the products of h of both sides are equal. Odds
/// of both wires are cut where the larger of them is exp(700); products that would overflow belong to collisions with
/// Z6 below exp(-700), for which the quotient is zero.
struct VacancyOdds: Sendable {
  private let fermiEnergy: Double
  /// The odds in the second wire over those in the first.
  private let ratio: Double
  private let most: Double

  /// Prepares the odds in a wire and in another, or the same.
  init(_ first: Wire, _ second: Wire) {
    fermiEnergy = first.fermiEnergy
    let difference = first.fermiEnergy - second.fermiEnergy
    ratio = exp(difference)
    most = 700 - max(difference, 0)
  }

  /// The odds in the first wire.
  @inline(__always)
  func first(_ k: SIMD8<Double>) -> SIMD8<Double> {
    let x = VectorMath.multiplyAdd(k * k, SIMD8(repeating: 0.5), SIMD8(repeating: -fermiEnergy))
    return VectorMath.expInRange(VectorMath.minimum(x, SIMD8(repeating: most)))
  }

  /// The odds in the second wire, from those in the first.
  @inline(__always)
  func second(_ first: SIMD8<Double>) -> SIMD8<Double> { first * ratio }

  /// One and the odds in the second wire.
  @inline(__always)
  func onePlusSecond(_ first: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.multiplyAdd(first, SIMD8(repeating: ratio), SIMD8(repeating: 1))
  }

  /// The product of odds of three legs, finite.
  @inline(__always)
  func product(
    _ a: SIMD8<Double>, _ b: SIMD8<Double>, _ c: SIMD8<Double>
  ) -> SIMD8<Double> {
    VectorMath.minimum(a * b * c, SIMD8(repeating: .greatestFiniteMagnitude))
  }
}
