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
