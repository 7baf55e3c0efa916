import VectorMath
import WirePhysics

/// Squares of amplitudes at momenta that are on no orbit.
extension AmplitudeLanes {
  /// |A|^2 with one electron after the other in the other wire, or of three like ones in all three places.
  ///
  /// The differences k'_a - k_b are ready at [3 a + b]; none may vanish. All denominators are d_0b d_1b d_2b for any b.
  @inline(__always)
  func squares(_ lanes: OrbitLanes, areAlike: Bool) -> InlineArray<3, SIMD8<Double>> {
    let d = lanes.differences
    let denominator = d[1] * d[4] * d[7]
    let scale = 1 / (denominator * denominator)
    if areAlike { return InlineArray(repeating: squareOfLikeElectrons(lanes) * scale) }
    intrawire.evaluate(d, count: 9, into: lanes.intrawire)
    interwire.evaluate(d, count: 9, into: lanes.interwire)
    return InlineArray { square(lanes, other: $0) * scale }
  }

  /// N^2 with one electron in the other wire; the potentials at the differences are ready.
  @inline(__always)
  private func square(_ lanes: OrbitLanes, other: Int) -> SIMD8<Double> {
    let (first, second) = ((other + 1) % 3, (other + 2) % 3)
    let (d, v, w) = (lanes.differences, lanes.intrawire, lanes.interwire)
    func part(_ a: Int, _ b: Int) -> SIMD8<Double> {
      // The like electrons go from their places to those of a and b.
      let (x, y, z) = (3 * a + first, 3 * b + second, 4 * other)
      return w[z] * strengths.0 * VectorMath.multiplyAdd(d[x], v[y], d[y] * v[x])
        + d[z] * (w[x] * w[y]) * strengths.1
    }
    let (direct, exchanged) = (part(first, second), part(second, first))
    let n = direct - exchanged
    return flavours.flavours == .one ? n * n : flavourSquare(n, direct + exchanged)
  }
}
