import VectorMath

extension CellMoments {
  /// Lends the moments as halves of four, lower and upper by turns.
  @inline(__always)
  mutating func withHalves(_ body: (UnsafeMutablePointer<SIMD4<Double>>) -> Void) {
    values.withUnsafeMutableBytes {
      body($0.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: SIMD4<Double>.self))
    }
  }

  /// Adds eight particles, one after the other: w, w t, w t^2, w t^3 to the moments of the cell of each.
  ///
  /// Each of these rows is a product of (w, w t, w, w t) and (1, 1, t^2, t^2), whose numbers are loaded into all places
  /// at once.
  /// - Parameters:
  ///   - weights: w.
  ///   - t: the coordinates.
  ///   - places: the cells.
  ///   - halves: the moments of cell 0, as halves.
  ///   - isQuintic: whether there are moments beyond the third.
  @inline(__always)
  static func add(
    _ weights: VectorMath.Lanes, at t: VectorMath.Lanes, in places: SIMD8<Int32>,
    to halves: UnsafeMutablePointer<SIMD4<Double>>, isQuintic: Bool
  ) {
    let (square, first) = (t * t, weights * t)
    for lane in 0..<8 {
      let (w, wt, s) = (weights[lane], first[lane], square[lane])
      halves[2 &* Int(places[lane])] += SIMD4(w, wt, w, wt) * SIMD4(1, 1, s, s)
    }
    guard isQuintic else { return }
    let fourth = weights * (square * square)
    for lane in 0..<8 {
      halves[2 &* Int(places[lane]) &+ 1] += SIMD4(fourth[lane], fourth[lane] * t[lane], 0, 0)
    }
  }
}

extension CellPolynomials {
  /// Polynomials of eight cells at eight coordinates.
  /// - Parameters:
  ///   - values: the coefficients of all cells, eight each.
  ///   - places: the cells.
  ///   - t: the coordinates.
  ///   - isQuintic: whether there are powers beyond the third.
  @inline(__always)
  static func evaluate(
    _ values: UnsafePointer<Double>, _ places: SIMD8<Int32>, _ t: VectorMath.Lanes, isQuintic: Bool
  ) -> VectorMath.Lanes {
    let rows = places &* 8
    var (c0, c1, c2, c3) = VectorMath.gatherRows(values, rows)
    if isQuintic {
      let (c4, c5, _, _) = VectorMath.gatherRows(values + 4, rows)
      c3 = VectorMath.multiplyAdd(VectorMath.multiplyAdd(c5, t, c4), t, c3)
    }
    c2 = VectorMath.multiplyAdd(c3, t, c2)
    c1 = VectorMath.multiplyAdd(c2, t, c1)
    c0 = VectorMath.multiplyAdd(c1, t, c0)
    return c0
  }
}

extension VectorMath {
  /// Up to eight numbers of a column; zeros after the last.
  @inline(__always)
  static func load(_ column: UnsafePointer<Double>, _ lanes: Int) -> Lanes {
    if lanes == 8 { return UnsafeRawPointer(column).loadUnaligned(as: Lanes.self) }
    var result = Lanes()
    for lane in 0..<lanes { result[lane] = column[lane] }
    return result
  }
}
