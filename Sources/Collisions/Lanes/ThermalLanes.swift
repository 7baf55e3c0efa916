import VectorMath
import WirePhysics

/// The thermal factors of one wire, for eight momenta at a time.
struct ThermalLanes: Sendable {
  /// eps_F/2.
  private let halfFermiEnergy: Double

  init(_ wire: Wire) { halfFermiEnergy = wire.fermiEnergy / 2 }

  /// e = exp(-|x|) with x = (k^2/2 - eps_F)/2: zeta is 2 e/(1 + e^2).
  @inline(__always)
  func factor(_ k: SIMD8<Double>) -> SIMD8<Double> {
    let x = VectorMath.multiplyAdd(
      k * k, SIMD8(repeating: 0.25), SIMD8(repeating: -halfFermiEnergy))
    return VectorMath.exp(-VectorMath.magnitude(x))
  }

  /// zeta(k), equation (5).
  @inline(__always)
  func zeta(_ k: SIMD8<Double>) -> SIMD8<Double> {
    let e = factor(k)
    return (e + e) / VectorMath.multiplyAdd(e, e, SIMD8(repeating: 1))
  }

  /// The product of three zeta, given e of each.
  @inline(__always)
  static func product(
    _ a: SIMD8<Double>, _ b: SIMD8<Double>, _ c: SIMD8<Double>
  ) -> SIMD8<Double> {
    let one = SIMD8<Double>(repeating: 1)
    return 8 * (a * b * c)
      / (VectorMath.multiplyAdd(a, a, one) * VectorMath.multiplyAdd(b, b, one)
        * VectorMath.multiplyAdd(c, c, one))
  }
}
