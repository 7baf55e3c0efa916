import Foundation
package import WirePhysics

/// The nine differences k'_a - k_b of a three-particle collision, in factored form.
///
///     k'_a - k_b = -2 rho sqrt(2/3) sin((v - c_a - c_b)/2) sin((u - c_a + c_b)/2)
///
/// with u = phi' - phi and v = phi' + phi. The factors are six sines, three of u and three of v, so a
/// difference that vanishes at a permutation of the momenta does so through one of them, without
/// cancellation: the lines u = u_m in {0, 2pi/3, -2pi/3} (cyclic permutations) and v = v_j in the same
/// set (transpositions). A line is described by putting the slope 1/2 in place of the sine that
/// vanishes on it: products of differences then give residues.
package struct TransferDifferences {
  /// The lines u_m, and v_j just the same.
  package static let lines: [Double] = [0, 2 * .pi / 3, -2 * .pi / 3]

  /// The class m of u and j of v in which `k'_a - k_b` vanishes, and the sign of the product.
  package static let classes: [(u: Int, v: Int, sign: Double)] = (0..<9).map { pair in
    let (a, b) = (pair / 3, pair % 3)
    let c = AngleKinematics.c
    let (u, signU) = line(of: c[a] - c[b])
    let (v, signV) = line(of: c[a] + c[b])
    return (u, v, signU * signV)
  }

  /// sin((x - angle)/2) = sign * sin((x - line)/2): the line and the sign for an angle.
  private static func line(of angle: Double) -> (Int, Double) {
    for (index, line) in lines.enumerated() {
      let half = cos((angle - line) / 2)
      if abs(abs(half) - 1) < 1e-9 { return (index, half > 0 ? 1 : -1) }
    }
    preconditionFailure("the angles are multiples of 2 pi/3")
  }

  /// Whether on a line an electron of a wire set is carried across to the other wire.
  package static func carries(
    _ kind: KeyPath<(u: Int, v: Int, sign: Double), Int>, line: Int, set: [WireIndex]
  ) -> Bool {
    classes.indices.contains {
      classes[$0][keyPath: kind] == line && set[$0 / 3] != set[$0 % 3]
    }
  }

  /// `k'_a - k_b` at index 3 a + b, with slopes in place of vanishing sines if on a line.
  package var values: InlineArray<9, Double>

  /// Differences from the six sines.
  @inline(__always)
  package init(amplitude: Double, sinesU: SIMD4<Double>, sinesV: SIMD4<Double>) {
    let scale = -2 * amplitude
    values = InlineArray<9, Double>(repeating: 0)
    for pair in 0..<9 {
      let entry = Self.classes[pair]
      values[pair] = scale * entry.sign * sinesU[entry.u] * sinesV[entry.v]
    }
  }

  /// The sines sin((x + offset)/2) for x at a distance `offset` from line number `line`.
  @inline(__always)
  package static func sines(line: Int, offset: Double) -> SIMD4<Double> {
    let (s, c) = (sin(offset / 2), cos(offset / 2))
    let r = 0.866_025_403_784_438_6
    // sin((line - other + offset)/2) by the addition theorem; line - other is a multiple of 2 pi/3.
    switch line {
    case 0: return SIMD4(s, 0.5 * s - r * c, 0.5 * s + r * c, 0)
    case 1: return SIMD4(0.5 * s + r * c, s, -0.5 * s + r * c, 0)
    default: return SIMD4(0.5 * s - r * c, -0.5 * s - r * c, s, 0)
    }
  }
}

/// An angle carried into [-pi, pi].
@inline(__always)
package func wrap(_ angle: Double) -> Double {
  angle - 2 * .pi * (angle / (2 * .pi)).rounded()
}
