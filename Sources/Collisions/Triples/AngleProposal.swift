import VectorMath

/// The density from which final angles are drawn: even, plus a peak at every permutation.
///
///     p(phi') = (1 - s)/(2 pi) + (s/6) [sum_m h(u - u_m) + sum_j h(v - v_j)]
///
/// with h(x) = w (pi + w)/(2 pi (|x| + w)^2) on (-pi, pi): soft scattering lies within an angle
/// w ~ (range of the potential)/(rho sqrt(2/3)) of a permutation of the momenta, and the antisymmetrized
/// amplitude is as large at each permutation among like electrons as at the identity. The tails are those
/// of a Lorentzian, and the inverse of the cumulative needs no transcendental function. The distances
/// from the three lines are |du| and 2pi/3 +- |du|, so the density is the same on all points of an orbit.
package struct AngleProposal: Sendable {
  /// The share of the peaks.
  package let peakShare: Double
  /// The momentum transfer below which scattering is soft, in sqrt(mT).
  package let range: Double

  /// Shares of the peaks from a third up to nearly all, and widths from a quarter to twice as large.
  var variations: [AngleProposal] {
    [0.35, 0.6, 0.8, 0.92].flatMap { share in
      [0.25, 0.5, 1, 2].map { AngleProposal(peakShare: share, range: range * $0) }
    }
  }

  /// The width of the peaks on a shell.
  @inline(__always)
  func width(amplitude: SIMD8<Double>) -> SIMD8<Double> {
    VectorMath.clamp(range / (VectorMath.magnitude(amplitude) + 1e-30), 1e-3, 3)
  }

  /// u and v for initial angles and two uniform numbers each.
  @inline(__always)
  func draw(
    from phi: SIMD8<Double>, width: SIMD8<Double>, _ choice: SIMD8<Double>,
    _ uniform: SIMD8<Double>
  ) -> (u: SIMD8<Double>, v: SIMD8<Double>) {
    let pi = SIMD8(repeating: Double.pi)
    let signed = uniform * 2 - 1
    let t = VectorMath.magnitude(signed) * pi
    let offset = width * t / (pi + width - t)
    let near = VectorMath.flip(offset, bySignOf: signed)
    // Six peaks of equal share: lines of u, then lines of v.
    let peak = choice * (6 / peakShare)
    let three = SIMD8<Double>(repeating: 3)
    let third = VectorMath.double(
      VectorMath.truncate(VectorMath.select(peak, below: three, peak, else: peak - 3)))
    let fromLine = third * (2 * .pi / 3) + near
    let share = SIMD8<Double>(repeating: peakShare)
    let peaked = VectorMath.select(peak, below: three, fromLine, else: fromLine - phi * 2)
    let u = VectorMath.select(choice, below: share, peaked, else: uniform * (2 * .pi))
    let v = u + phi * 2
    return (u, v)
  }

  /// The density at distances from the nearest lines.
  @inline(__always)
  func density(
    du: SIMD8<Double>, dv: SIMD8<Double>, width w: SIMD8<Double>
  ) -> SIMD8<Double> {
    // One division instead of six.
    let ((nu, mu), (nv, mv)) = (peaks(du, w), peaks(dv, w))
    let norm = w * (w + .pi) * (peakShare / (12 * .pi))
    return VectorMath.multiplyAdd(
      norm, (nu * mv + nv * mu) / (mu * mv), SIMD8(repeating: (1 - peakShare) / (2 * .pi)))
  }

  /// The sum of 1/(|x| + w)^2 over the distances x from three lines, as a fraction.
  @inline(__always)
  private func peaks(
    _ d: SIMD8<Double>, _ w: SIMD8<Double>
  ) -> (numerator: SIMD8<Double>, denominator: SIMD8<Double>) {
    let a = d + w
    let b = (2 * .pi / 3) - d + w
    let c = (2 * .pi / 3) + d + w
    let (a2, b2, c2) = (a * a, b * b, c * c)
    return (b2 * c2 + a2 * (b2 + c2), a2 * b2 * c2)
  }
}
