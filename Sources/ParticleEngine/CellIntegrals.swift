import GSLSupport
import KineticOperator
package import WirePhysics

/// Integrals of thermal functions over the cells, by Gauss-Legendre panels.
///
/// The weight 1/4 of zeta^2 g/4 is in the particles, not here. All flavours of a wire count: its particles stand for
/// all of them.
package struct CellIntegrals: Sendable {
  private let cells: MomentumCells
  private let wires: [Wire]
  private let rule = GaussLegendre(points: 16)

  /// Prepares integrals for two wires.
  package init(cells: MomentumCells, wires: WirePair<Wire>) {
    self.cells = cells
    self.wires = [wires.one, wires.two]
  }

  /// The integrals of g_f dk/2pi zeta_s^2 g_s(k) t^p over all cells, p in the lanes.
  package func moments(of g: (WireIndex, Double) -> Double) -> CellMoments {
    var result = CellMoments(cells: cells)
    for wire in WireIndex.allCases {
      for side in 0..<2 {
        for interval in 0..<cells.intervals {
          let cell = cells.cell(wire: wire.rawValue, side: side, interval: interval)
          let sign = side == 0 ? 1.0 : -1.0
          for (x, weight) in points(wire: wire, interval: interval) {
            let k = sign * x
            let powers = MomentumCells.powers(x - cells.midpoints[interval])
            result.values[cell] += (weight * g(wire, k)) * powers
          }
        }
      }
    }
    return result
  }

  /// The integrals of g_f dk/2pi zeta^2 t^(p + q) over the positive side of an interval.
  package func gram(wire: WireIndex, interval: Int) -> [[Double]] {
    var result = Array(repeating: Array(repeating: 0.0, count: cells.order), count: cells.order)
    for (x, weight) in points(wire: wire, interval: interval) {
      let powers = MomentumCells.powers(x - cells.midpoints[interval])
      for p in 0..<cells.order {
        for q in 0..<cells.order { result[p][q] += weight * powers[p] * powers[q] }
      }
    }
    return result
  }

  /// Points on the positive side of an interval; the weights hold g_f zeta^2/2pi.
  private func points(wire: WireIndex, interval: Int) -> [(Double, Double)] {
    let lower = cells.grid.breakpoints[interval]
    let upper = cells.upperEnds[interval]
    let wire = wires[wire.rawValue]
    // Panels much narrower than a thermal window.
    let width = 0.5 / max(1, wire.fermiMomentum)
    let panels = max(1, Int(((upper - lower) / width).rounded(.up)))
    let step = (upper - lower) / Double(panels)
    return (0..<panels).flatMap { panel in
      let start = lower + Double(panel) * step
      return rule.rule(from: start, to: start + step).map { x, weight in
        (x, weight * wire.zetaSquared(x) / (2 * .pi) * wire.flavours.count)
      }
    }
  }
}
