package import Collisions
import WirePhysics

/// What the collisions of one stage did: the rates they change the moments at, and their particles.
package struct CollisionStage {
  /// The rate of change of the cell moments.
  package private(set) var rate: CellMoments
  /// Rate at which momentum is given to wire 1.
  package private(set) var transfer = 0.0
  /// The largest rate on one leg.
  package private(set) var largest = 0.0
  private let cells: MomentumCells
  private let records: Records

  /// Whether the rates are needed for a later stage.
  package enum Records: Sendable { case ratesAndParticles, particles }

  package init(cells: MomentumCells, records: Records) {
    self.cells = cells
    self.records = records
    rate = CellMoments(cells: cells)
  }

  /// Starts the next process with no transfer.
  package mutating func beginProcess() { transfer = 0 }

  /// Lets the rows of a batch read g at their legs and leave particles there.
  ///
  /// A collision of weight w gives each leg the weight -+ w D g/4 per unit of time: minus on the legs
  /// that come out, plus on those that go in. Per collision the number in each wire, the momentum and
  /// the energy add up to zero because the legs do.
  /// - Parameters:
  ///   - batch: the collisions, of `samples` samples.
  ///   - polynomials: g as the stage sees it.
  ///   - timeWeight: the share of the stage in the step times dt, with which particles are born.
  ///   - threshold: collisions whose particles weigh more are counted.
  package mutating func collide(
    _ batch: CollisionBatch, samples: Int, reading polynomials: CellPolynomials,
    timeWeight: Double, threshold: Double, into ensemble: inout ParticleEnsemble,
    counters: inout EnsembleCounters
  ) {
    let arity = batch.arity
    let legs = 2 * arity
    let columns = batch.momenta
    let wires = batch.process.wires.map(\.rawValue)
    let scale = -0.25 / Double(samples)
    var largestWeight = 0.0
    for row in 0..<batch.count {
      var slots = InlineArray<6, Int>(repeating: 0)
      var powers = InlineArray<6, SIMD8<Double>>(repeating: SIMD8())
      var difference = SIMD8<Double>()
      for leg in 0..<legs {
        let (cell, t) = cells.locate(columns[leg][row])
        let slot = wires[leg < arity ? leg : leg - arity] * cells.perWire + cell
        slots[leg] = slot
        powers[leg] = leg < arity ? -MomentumCells.powers(t) : MomentumCells.powers(t)
        difference += powers[leg] * polynomials.values[slot]
      }
      let strength = scale * batch.weights[row] * difference.sum()
      let weight = strength * timeWeight
      for leg in 0..<legs {
        let wire = wires[leg < arity ? leg : leg - arity]
        let signed = leg < arity ? -weight : weight
        let k = columns[leg][row]
        ensemble.columns[wire].append(momentum: k, weight: signed)
        if wire == 0 { transfer += signed * k }
        if records == .ratesAndParticles { rate.values[slots[leg]] += strength * powers[leg] }
      }
      let size = abs(weight)
      largestWeight = max(largestWeight, size)
      if size > threshold { counters.blowUps += 1 }
    }
    largest = max(largest, largestWeight)
    counters.collisions += UInt64(batch.count)
    counters.created += UInt64(legs * batch.count)
  }
}
