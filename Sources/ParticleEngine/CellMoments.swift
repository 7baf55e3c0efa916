import VectorMath

/// The moments sum w t^p of the particles of every cell: all that the splines see of an ensemble.
///
/// A vector space: the stages of a time step are linear combinations.
package struct CellMoments: Sendable, Equatable {
  /// One vector per cell, powers p in the lanes.
  package var values: [SIMD8<Double>]

  /// No particles.
  package init(cells: MomentumCells) {
    values = Array(repeating: SIMD8(), count: cells.count)
  }

  /// The moments of an ensemble.
  package init(of ensemble: ParticleEnsemble, cells: MomentumCells) {
    self.init(cells: cells)
    let finder = cells.lanes
    withHalves { values in
      for wire in 0..<2 {
        let first = values + 2 * wire * cells.perWire
        ensemble.columns[wire].momenta.withUnsafeBufferPointer { momenta in
          ensemble.columns[wire].weights.withUnsafeBufferPointer { weights in
            guard let k = momenta.baseAddress, let w = weights.baseAddress else { return }
            for i in stride(from: 0, to: weights.count, by: 8) {
              let lanes = min(8, weights.count - i)
              let (places, t) = finder.locate(VectorMath.load(k + i, lanes))
              Self.add(
                VectorMath.load(w + i, lanes), at: t, in: places, to: first,
                isQuintic: cells.degree > 3)
            }
          }
        }
      }
    }
  }

  /// Forgets all particles.
  package mutating func clear() {
    for i in values.indices { values[i] = SIMD8() }
  }

  /// Adds a multiple of other moments.
  package mutating func add(_ other: CellMoments, times factor: Double) {
    for i in values.indices { values[i] += factor * other.values[i] }
  }

  /// Adds multiples of other moments, one factor for each wire.
  mutating func add(_ other: CellMoments, times factors: (Double, Double)) {
    let half = values.count / 2
    for i in 0..<half { values[i] += factors.0 * other.values[i] }
    for i in half..<values.count { values[i] += factors.1 * other.values[i] }
  }
}

/// g_1(k) and g_2(k) as one polynomial in each cell, ready to be read at any momentum.
package struct CellPolynomials: Sendable {
  /// Coefficients of t^p in the lanes, one vector per cell.
  package var values: [SIMD8<Double>]

  /// Zero everywhere.
  package init(cells: MomentumCells) {
    values = Array(repeating: SIMD8(), count: cells.count)
  }

  /// The value of g in a wire.
  package func value(wire: Int, at k: Double, cells: MomentumCells) -> Double {
    let (cell, t) = cells.locate(k)
    return (values[wire * cells.perWire + cell] * MomentumCells.powers(t)).sum()
  }
}
