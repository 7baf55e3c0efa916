/// Keeps the number of particles bounded: merges the particles of crowded cells.
///
/// The particles of a cell are replaced by `degree + 1` at its nodes, which keep all that the cell's
/// particles are ever asked for; see ``CellNodes``. Merging therefore changes no result beyond
/// round-off, whatever the limit.
public struct PopulationControl: Sendable, Hashable {
  /// A cell is merged when it holds more particles than this, and than it has nodes.
  public let particlesPerCell: Int

  /// Sets the limit; 0 merges every cell down to its nodes in every step.
  public init(particlesPerCell: Int = 0) {
    precondition(particlesPerCell >= 0, "a number of particles is not negative")
    self.particlesPerCell = particlesPerCell
  }

  /// Merges crowded cells and counts what was done.
  package func apply(
    to ensemble: inout ParticleEnsemble, cells: MomentumCells, nodes: CellNodes,
    counters: inout EnsembleCounters
  ) {
    for wire in 0..<2 where particlesPerCell == 0 {
      mergeAll(&ensemble.columns[wire], cells: cells, nodes: nodes, counters: &counters)
    }
    for wire in 0..<2 where particlesPerCell > 0 {
      merge(&ensemble.columns[wire], cells: cells, nodes: nodes, counters: &counters)
    }
    counters.largestPopulation = max(counters.largestPopulation, ensemble.count)
  }

  /// Merges every cell that holds weight: one pass, nothing to sort out.
  private func mergeAll(
    _ column: inout ParticleEnsemble.Column, cells: MomentumCells, nodes: CellNodes,
    counters: inout EnsembleCounters
  ) {
    var moments = Array(repeating: SIMD8<Double>(), count: cells.perWire)
    moments.withUnsafeMutableBufferPointer { moments in
      column.momenta.withUnsafeBufferPointer { momenta in
        column.weights.withUnsafeBufferPointer { weights in
          for i in momenta.indices {
            let (cell, t) = cells.locate(momenta[i])
            moments[cell] += weights[i] * MomentumCells.powers(t)
          }
        }
      }
    }
    counters.merged += UInt64(column.count)
    column.removeAll()
    for cell in 0..<cells.perWire where moments[cell] != SIMD8() {
      column.append(moments: moments[cell], cell: cell, cells: cells, nodes: nodes)
    }
    counters.mergeResults += UInt64(column.count)
  }

  private func merge(
    _ column: inout ParticleEnsemble.Column, cells: MomentumCells, nodes: CellNodes,
    counters: inout EnsembleCounters
  ) {
    let limit = max(particlesPerCell, cells.order)
    let located = column.momenta.map { cells.locate($0) }
    var population = Array(repeating: 0, count: cells.perWire)
    for place in located { population[place.cell] += 1 }
    guard population.contains(where: { $0 > limit }) else { return }
    var moments = Array(repeating: SIMD8<Double>(), count: cells.perWire)
    var kept = ParticleEnsemble.Column()
    kept.momenta.reserveCapacity(column.momenta.capacity)
    kept.weights.reserveCapacity(column.weights.capacity)
    for (i, place) in located.enumerated() {
      if population[place.cell] > limit {
        moments[place.cell] += column.weights[i] * MomentumCells.powers(place.t)
      } else {
        kept.append(momentum: column.momenta[i], weight: column.weights[i])
      }
    }
    counters.merged += UInt64(column.count - kept.count)
    for cell in 0..<cells.perWire where population[cell] > limit {
      kept.append(moments: moments[cell], cell: cell, cells: cells, nodes: nodes)
      counters.mergeResults += UInt64(nodes.order)
    }
    column = kept
  }
}

extension ParticleEnsemble.Column {
  /// Adds particles at the nodes of a cell that carry the given moments.
  package mutating func append(
    moments: SIMD8<Double>, cell: Int, cells: MomentumCells, nodes: CellNodes
  ) {
    let interval = cell % cells.intervals
    let sign = cell < cells.intervals ? 1.0 : -1.0
    for node in 0..<nodes.order {
      append(
        momentum: sign * nodes.momentum(interval: interval, node: node),
        weight: nodes.weight(interval: interval, node: node, moments: moments))
    }
  }
}
