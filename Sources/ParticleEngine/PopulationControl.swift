/// Keeps the number of particles bounded: merges the particles of crowded cells.
///
/// The particles of a cell are replaced by `degree + 1` at its nodes, which keep all that the cell's
/// particles are ever asked for; see ``CellNodes``. Merging therefore changes no result beyond
/// round-off, whatever the limit. With a limit of 0 particles between the nodes are never made: what is asked of them
/// are the moments of each cell, and these are added up where collisions happen.
public struct PopulationControl: Sendable, Hashable {
  /// A cell is merged when it holds more particles than this, and than it has nodes.
  public let particlesPerCell: Int

  /// Sets the limit; 0 keeps particles at the nodes only.
  public init(particlesPerCell: Int = 0) {
    precondition(particlesPerCell >= 0, "a number of particles is not negative")
    self.particlesPerCell = particlesPerCell
  }

  /// Whether there are particles at the nodes only.
  var keepsNodesOnly: Bool { particlesPerCell == 0 }

  /// Merges crowded cells and counts what was done.
  package func apply(
    to ensemble: inout ParticleEnsemble, cells: MomentumCells, nodes: CellNodes,
    counters: inout EnsembleCounters
  ) {
    for wire in 0..<2 {
      merge(&ensemble.columns[wire], cells: cells, nodes: nodes, counters: &counters)
    }
    counters.largestPopulation = max(counters.largestPopulation, ensemble.count)
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
    let places = nodes.momenta(interval: interval)
    let carried = nodes.weights(interval: interval, moments: moments)
    for node in 0..<nodes.order {
      append(
        momentum: cell < cells.intervals ? places[node] : -places[node], weight: carried[node])
    }
  }

  /// The particles at the nodes that carry the moments of all cells of a wire, none in cells without any.
  init(carrying moments: ArraySlice<SIMD8<Double>>, cells: MomentumCells, nodes: CellNodes) {
    // Whole vectors are written, of which the next one covers what is too much.
    let room = moments.count * nodes.order + 8
    momenta = Array(unsafeUninitializedCapacity: room) { momenta, count in
      let places = UnsafeMutableRawPointer(momenta.baseAddress.unsafelyUnwrapped)
      weights = Array(unsafeUninitializedCapacity: room) { weights, carried in
        let values = UnsafeMutableRawPointer(weights.baseAddress.unsafelyUnwrapped)
        var bytes = 0
        for (cell, moments) in moments.enumerated() where moments != SIMD8() {
          let isRight = cell < cells.intervals
          let interval = isRight ? cell : cell - cells.intervals
          let momenta = nodes.momenta(interval: interval)
          places.storeBytes(
            of: isRight ? momenta : -momenta, toByteOffset: bytes, as: SIMD8<Double>.self)
          values.storeBytes(
            of: nodes.weights(interval: interval, moments: moments), toByteOffset: bytes,
            as: SIMD8<Double>.self)
          bytes += nodes.order * MemoryLayout<Double>.stride
        }
        carried = bytes / MemoryLayout<Double>.stride
      }
      count = weights.count
    }
  }
}

extension ParticleEnsemble {
  /// The particles at the nodes that carry given moments, none in cells without any.
  init(carrying moments: CellMoments, cells: MomentumCells, nodes: CellNodes) {
    columns = [moments.values.prefix(cells.perWire), moments.values.suffix(cells.perWire)].map {
      Column(carrying: $0, cells: cells, nodes: nodes)
    }
  }
}
