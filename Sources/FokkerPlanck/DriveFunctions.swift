import Foundation
import WirePhysics

/// The thermal functions of both wires at one momentum, and the drive, free of cancellation.
struct DriveFunctions {
  /// zeta_s^2.
  let z: WirePair<Double>
  /// 1 - tanh_s.
  let oneMinusTanh: WirePair<Double>
  /// zeta_1^2 - zeta_2^2.
  let zDifference: Double
  /// abs(E_s) (1 - tanh_s) for the canonical fields, both positive.
  let drive: WirePair<Double>
  /// E_1 (1 - tanh_1) + E_2 (1 - tanh_2), which vanishes with Delta.
  let driveSum: Double
  /// abs(E_s) (1 - tanh_s)/zeta_s^2.
  let driveOverZ: WirePair<Double>
}

/// Evaluates ``DriveFunctions``; holds what does not depend on the momentum.
///
/// At small Delta the differences are of order Delta and must keep their relative accuracy: they
/// decide S where it behaves like Delta^2/D3.
struct DriveEvaluator: Sendable {
  let wires: WirePair<Wire>
  let fields: WirePair<Double>
  /// n_1 - n_2 of one flavour.
  let densityDifference: Double
  private let sinhHalfMismatch: Double
  private let densitySum: Double

  init(_ wires: WirePair<Wire>) {
    self.wires = wires
    fields = wires.canonicalFields
    densitySum = wires.one.flavourDensity + wires.two.flavourDensity
    let sinhHalf = sinh(wires.mismatch / 2)
    sinhHalfMismatch = sinhHalf
    if abs(wires.mismatch) > 1 {
      densityDifference = wires.one.flavourDensity - wires.two.flavourDensity
    } else {
      let top = max(wires.one.fermiEnergy, wires.two.fermiEnergy)
      let quadrature = ThermalQuadrature(
        highestEnergy: top, poleHeight: .pi, cutoffEnergy: max(top, 0) + 45)
      // tanh_2 - tanh_1 = sinh(x_2 - x_1) zeta_1 zeta_2.
      densityDifference =
        quadrature.integrate { sinhHalf * wires.one.zeta($0) * wires.two.zeta($0) } / (4 * .pi)
    }
  }

  func callAsFunction(_ k: Double) -> DriveFunctions {
    let x = WirePair { Thermal.argument(k, wires[$0].fermiEnergy) }
    let z = WirePair { Thermal.zetaSquared(x[$0]) }
    let t = WirePair { Thermal.oneMinusTanh(x[$0]) }
    let ratio = WirePair { Thermal.oneMinusTanhOverZetaSquared(x[$0]) }
    return DriveFunctions(
      z: z, oneMinusTanh: t, zDifference: zDifference(x, z),
      drive: WirePair { abs(fields[$0]) * t[$0] }, driveSum: driveSum(x, t),
      driveOverZ: WirePair { abs(fields[$0]) * ratio[$0] })
  }

  private func zDifference(_ x: WirePair<Double>, _ z: WirePair<Double>) -> Double {
    if abs(sinhHalfMismatch) > 0.5 { return z.one - z.two }
    // sech^2 x_1 - sech^2 x_2 = (tanh x_1 + tanh x_2) sinh(x_2 - x_1) sech x_1 sech x_2.
    return (tanh(x.one) + tanh(x.two)) * sinhHalfMismatch * (z.one * z.two).squareRoot()
  }

  private func driveSum(_ x: WirePair<Double>, _ t: WirePair<Double>) -> Double {
    if abs(sinhHalfMismatch) > 0.5 { return fields.one * t.one + fields.two * t.two }
    let tDifference = sinhHalfMismatch * Thermal.zeta(x.one) * Thermal.zeta(x.two)
    return 0.5 * (tDifference - densityDifference * (t.one + t.two) / densitySum)
  }
}
