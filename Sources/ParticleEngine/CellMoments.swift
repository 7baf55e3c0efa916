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
    values.withUnsafeMutableBufferPointer { values in
      for wire in 0..<2 {
        let base = wire * cells.perWire
        let column = ensemble.columns[wire]
        for i in column.momenta.indices {
          let (cell, t) = cells.locate(column.momenta[i])
          values[base + cell] += column.weights[i] * MomentumCells.powers(t)
        }
      }
    }
  }

  /// Adds a multiple of other moments.
  package mutating func add(_ other: CellMoments, times factor: Double) {
    for i in values.indices { values[i] += factor * other.values[i] }
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
