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
