package import Collisions
import WirePhysics

/// What the collisions of one stage did: the rates at which they change the moments, and the momentum and
/// particles that they leave.
package struct CollisionStage {
  /// The rate of change of the cell moments.
  package private(set) var rate: CellMoments
  /// Momentum given to wire 1 by the process that was begun last, per length.
  package private(set) var transfer = 0.0
  /// The largest weight of one particle.
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
  ///   - ensemble: where the particles are born.
  ///   - counters: what is counted.
  package mutating func collide(
    _ batch: CollisionBatch, samples: Int, reading polynomials: CellPolynomials,
    timeWeight: Double, into ensemble: inout ParticleEnsemble,
    counters: inout EnsembleCounters
  ) {
    let weights = strengths(of: batch, samples: samples, reading: polynomials)
      .map { $0 * timeWeight }
    for weight in weights { largest = max(largest, abs(weight)) }
    for leg in 0..<2 * batch.arity {
      let wire = batch.process.wires[leg % batch.arity].rawValue
      let sign = leg < batch.arity ? -1.0 : 1.0
      if wire == 0 {
        for row in weights.indices { transfer += sign * weights[row] * batch.momenta[leg][row] }
      }
      ensemble.columns[wire].momenta += batch.momenta[leg]
      ensemble.columns[wire].weights += weights.lazy.map { sign * $0 }
    }
    counters.collisions += UInt64(batch.count)
    counters.created += UInt64(2 * batch.arity * batch.count)
  }

  /// What each row gives its outgoing legs per unit of time, added to the rates if they are recorded.
  private mutating func strengths(
    of batch: CollisionBatch, samples: Int, reading polynomials: CellPolynomials
  ) -> [Double] {
    let arity = batch.arity
    let legs = 2 * arity
    let (cells, records) = (self.cells, self.records)
    let bases = (0..<legs).map { batch.process.wires[$0 % arity].rawValue * cells.perWire }
    let scale = -0.25 / Double(samples)
    let columns = batch.momenta
    var result = Array(repeating: 0.0, count: batch.count)
    rate.values.withUnsafeMutableBufferPointer { rates in
      polynomials.values.withUnsafeBufferPointer { polynomials in
        for row in result.indices {
          var slots = InlineArray<6, Int>(repeating: 0)
          var powers = InlineArray<6, SIMD8<Double>>(repeating: SIMD8())
          var difference = SIMD8<Double>()
          for leg in 0..<legs {
            let (cell, t) = cells.locate(columns[leg][row])
            slots[leg] = bases[leg] + cell
            let values = MomentumCells.powers(t)
            powers[leg] = leg < arity ? -values : values
            difference += powers[leg] * polynomials[slots[leg]]
          }
          let strength = scale * batch.weights[row] * difference.sum()
          result[row] = strength
          guard records == .ratesAndParticles else { continue }
          for leg in 0..<legs { rates[slots[leg]] += strength * powers[leg] }
        }
      }
    }
    return result
  }
}
