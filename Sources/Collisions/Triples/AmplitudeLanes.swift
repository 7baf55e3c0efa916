import VectorMath
import WirePhysics

/// The amplitude over one common denominator, for eight collisions at a time.
///
/// The terms with electron b in the middle have the denominators (k'_a - k_b)(k'_c - k_b), where a, c are
/// what the permutation p makes of the others. With the third difference of that column, d_ab = k'_a - k_b,
///
///     d_0b d_1b d_2b = s^3 U V,   s = -2 rho sqrt(2/3)
///
/// for every b: the three lie on the three lines of u and of v; U and V are the products of the three sines. So
///
///     A = N/(s^3 U V),   N = sum over p, b of sgn(p) V_ab(d_p(a)a) V_cb(d_p(c)c) d_p(b)b
///
/// needs no division per term; and on a line, where d vanishes exactly for the terms that have no pole there,
/// the same N is the numerator of the residue. For three electrons in one wire N is the derivative of a
/// determinant, d/dx det(V + x d) at x = 0, where V_ab = V(d_ab): the sum of d over the cofactors of V. For
/// two electrons 0, 1 in a wire and 2 in the other, with W for the interwire potential,
///
///     N = W_22 (d_00 V_11 + d_11 V_00 - d_01 V_10 - d_10 V_01) + d_22 (W_00 W_11 - W_01 W_10)
///
/// k'_a - k_b is s times the sines of lines a - b of u and a + b of v (mod 3), with the other sign if both
/// a and b are 1 or 2: see `TransferDifferences`. For mixed sets N/s is computed.
///
/// With several flavours the same form of the parts of N that belong to one permutation each takes the place of N^2,
/// on the lines as well: all of them have the one denominator.
struct AmplitudeLanes: Sendable {
  private let areAlike: Bool
  let flavours: FlavourForm
  let intrawire: LanePotential
  let interwire: LanePotential
  /// Whether the potentials are the same but for their strengths.
  private let haveOneShape: Bool
  /// The strengths in the first and in the second part of N; all are alike in the former.
  let strengths: (Double, Double)

  init(_ flavours: FlavourForm, intrawire: Potential, interwire: Potential) {
    let intra = LanePotential.parts(of: intrawire)
    let inter = LanePotential.parts(of: interwire)
    areAlike = flavours.areAlike
    self.flavours = flavours
    self.intrawire = intra.shape
    self.interwire = inter.shape
    haveOneShape = intra.shape == inter.shape
    strengths = (
      intra.strength * (areAlike ? intra.strength : inter.strength), inter.strength * inter.strength
    )
  }

  /// Writes what potentials are where there is no difference.
  func writeConstants(to lanes: OrbitLanes) {
    lanes.intrawire[OrbitShape.mostPairs] = intrawire.value(SIMD8())
    lanes.interwire[OrbitShape.mostPairs] = interwire.value(SIMD8())
  }

  /// N^2 of three electrons in one wire, at the point (du, dv) next to the identity.
  @inline(__always)
  func squareOfLikeElectrons(_ lanes: OrbitLanes, scale: SIMD8<Double>) -> SIMD8<Double> {
    let lines = OrbitSines.identity
    let (u0, u1, u2) = (lanes.sinesU[lines.0], lanes.sinesU[lines.1], lanes.sinesU[lines.2])
    let v0 = lanes.sinesV[lines.0] * scale
    let v1 = lanes.sinesV[lines.1] * scale
    let v2 = lanes.sinesV[lines.2] * scale
    let d = lanes.differences
    d[0] = u0 * v0
    d[1] = u2 * v1
    d[2] = u1 * v2
    d[3] = u1 * v1
    d[4] = -u0 * v2
    d[5] = -u2 * v0
    d[6] = u2 * v2
    d[7] = -u1 * v0
    d[8] = -u0 * v1
    return squareOfLikeElectrons(lanes)
  }

  /// N^2 of three electrons in one wire from differences that are ready, k'_a - k_b at [3 a + b].
  @inline(__always)
  func squareOfLikeElectrons(_ lanes: OrbitLanes) -> SIMD8<Double> {
    let d = lanes.differences
    intrawire.evaluate(d, count: 9, into: lanes.intrawire)
    if flavours.flavours != .one { return flavourSquareOfLikeElectrons(d, lanes.intrawire) }
    let w = lanes.intrawire
    @inline(__always)
    func row(_ a: Int, _ b: Int, _ c: Int) -> SIMD8<Double> {
      let first = Self.minor(w[b + 1], w[c + 2], w[b + 2], w[c + 1])
      let second = Self.minor(w[b + 2], w[c], w[b], w[c + 2])
      let third = Self.minor(w[b], w[c + 1], w[b + 1], w[c])
      return VectorMath.multiplyAdd(
        d[a], first, VectorMath.multiplyAdd(d[a + 1], second, d[a + 2] * third))
    }
    let n = (row(0, 3, 6) + row(3, 6, 0) + row(6, 0, 3)) * strengths.0
    return n * n
  }

  /// The form of the six parts of N, one for each permutation.
  private func flavourSquareOfLikeElectrons(
    _ d: OrbitLanes.Pointer, _ w: OrbitLanes.Pointer
  ) -> SIMD8<Double> {
    // Columns 0, 1, 2 in the rows i, j, k.
    func part(_ i: Int, _ j: Int, _ k: Int) -> SIMD8<Double> {
      let (a, b, c) = (3 * i, 3 * j + 1, 3 * k + 2)
      return d[a] * w[b] * w[c] + w[a] * (d[b] * w[c] + w[b] * d[c])
    }
    let even = (part(0, 1, 2), part(1, 2, 0), part(2, 0, 1))
    let odd = (part(0, 2, 1), part(2, 1, 0), part(1, 0, 2))
    let (evenSum, oddSum) = (even.0 + even.1 + even.2, odd.0 + odd.1 + odd.2)
    func scatter(
      _ x: (SIMD8<Double>, SIMD8<Double>, SIMD8<Double>), _ sum: SIMD8<Double>
    ) -> SIMD8<Double> {
      let (a, b, c) = (x.0 - sum / 3, x.1 - sum / 3, x.2 - sum / 3)
      return a * a + b * b + c * c
    }
    let (n, sum) = (evenSum - oddSum, evenSum + oddSum)
    return
      (n * n * flavours.antisymmetric + sum * sum * flavours.symmetric
      + (scatter(even, evenSum) + scatter(odd, oddSum)) * flavours.other)
      * (strengths.0 * strengths.0)
  }

  /// Evaluates the potentials that the rows of a mixed set need.
  @inline(__always)
  func evaluatePotentials(_ lanes: OrbitLanes, _ orbit: OrbitShape, scale: SIMD8<Double>) {
    let d = lanes.differences
    if haveOneShape, let length = interwire.gaussianLength {
      return evaluateGaussians(lanes, orbit, factor: scale * scale * (-length * length))
    }
    for index in 0..<orbit.pairs.count {
      let pair = orbit.pairs[index]
      d[index] = lanes.sinesU[pair.u] * lanes.sinesV[pair.v] * scale
    }
    interwire.evaluate(d, count: orbit.pairs.count, into: lanes.interwire)
    if !haveOneShape { intrawire.evaluate(d, count: orbit.pairs.count, into: lanes.intrawire) }
  }

  /// Gaussians need the squares of differences only: four squares of sines of u and four of v, and a product for each pair.
  @inline(__always)
  private func evaluateGaussians(_ lanes: OrbitLanes, _ orbit: OrbitShape, factor: SIMD8<Double>) {
    let (u, v) = (lanes.differences, lanes.differences + 4)
    for column in 0..<4 {
      u[column] = lanes.sinesU[column] * lanes.sinesU[column] * factor
      v[column] = lanes.sinesV[column] * lanes.sinesV[column]
    }
    for index in 0..<orbit.pairs.count {
      let pair = orbit.pairs[index]
      lanes.interwire[index] = VectorMath.expInRange(
        VectorMath.maximum(u[pair.u] * v[pair.v], SIMD8(repeating: -700)))
    }
  }

  /// (N/s)^2 of a row of a mixed set; the potentials are ready.
  @inline(__always)
  func square(_ lanes: OrbitLanes, _ row: OrbitRow) -> SIMD8<Double> {
    let (u, v) = (lanes.sinesU, lanes.sinesV)
    let u0 = u[row.sinesU[0]]
    let v1 = v[row.sinesV[1]]
    let inter = lanes.interwire
    let intra = haveOneShape ? inter : lanes.intrawire
    let (p00, p01, p10, p11) = (
      row.potentials[0], row.potentials[1], row.potentials[2], row.potentials[3]
    )
    let along = Self.minor(v[row.sinesV[0]], intra[p11], v[row.sinesV[2]], intra[p00])
    let across = VectorMath.multiplyAdd(
      u[row.sinesU[2]], intra[p10], u[row.sinesU[1]] * intra[p01])
    let second = Self.minor(inter[p00], inter[p11], inter[p01], inter[p10])
    let third = inter[row.potentials[4]] * strengths.0
    let both = u0 * v1 * strengths.1
    let n = VectorMath.multiplySubtract(
      third, Self.minor(u0, along, v1, across), both * second)
    if flavours.flavours == .one { return n * n }
    return flavourSquare(
      n,
      third * VectorMath.multiplyAdd(u0, along, v1 * across)
        - both * VectorMath.multiplyAdd(inter[p00], inter[p11], inter[p01] * inter[p10]))
  }

  /// The form of N and of N with the exchanged part with the other sign.
  ///
  /// A function of its own: next to the loop over rows of one flavour the optimizer would mix the lanes of both.
  @inline(never)
  func flavourSquare(_ n: SIMD8<Double>, _ sum: SIMD8<Double>) -> SIMD8<Double> {
    n * n * flavours.antisymmetric + sum * sum * flavours.symmetric
  }

  /// a b - c d.
  @inline(__always)
  static func minor(
    _ a: SIMD8<Double>, _ b: SIMD8<Double>, _ c: SIMD8<Double>, _ d: SIMD8<Double>
  ) -> SIMD8<Double> {
    VectorMath.multiplySubtract(a, b, c * d)
  }
}
