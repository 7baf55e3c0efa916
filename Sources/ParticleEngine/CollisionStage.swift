package import Collisions
import VectorMath
import WirePhysics

/// What the collisions of one or more stages do: the rates at which they change the moments of cells, and the
/// momentum that they give to wire 1.
///
/// A collision of weight w gives each leg the weight -+ w D g/4 per unit of time: minus on the legs that come out, plus
/// on those that go in. Per collision the number in each wire, the momentum and the energy add up to zero because the
/// legs do. The moments of these weights are added where the legs are; nothing else of them is ever asked for.
package struct CollisionStage {
  /// The rates of change of the cell moments by all batches.
  package private(set) var rate: CellMoments
  /// Momentum that the last batch gave to wire 1, per length and time.
  package private(set) var transferRate = 0.0
  /// The largest magnitude of a strength.
  package private(set) var largest = 0.0
  /// What each row of the last batch gives its outgoing legs per unit of time, if that is kept.
  package private(set) var strengths: [Double] = []
  private let cells: MomentumCells
  private let keeps: Keeps

  /// Whether strengths are needed, for particles at each leg.
  package enum Keeps: Sendable { case rates, ratesAndStrengths }

  package init(cells: MomentumCells, keeps: Keeps = .rates) {
    self.cells = cells
    self.keeps = keeps
    rate = CellMoments(cells: cells)
  }

  /// Forgets all batches.
  package mutating func clear() {
    rate.clear()
    largest = 0
  }

  /// Lets the rows of a batch read g at their legs and adds what they do.
  /// - Parameters:
  ///   - batch: the collisions, of `samples` samples.
  ///   - polynomials: g as the stage sees it.
  package mutating func collide(
    _ batch: CollisionBatch, samples: Int, reading polynomials: CellPolynomials
  ) {
    var strengths = keeps == .rates ? [] : Array(repeating: 0.0, count: (batch.count + 7) & ~7)
    var (drift, largest) = (VectorMath.Lanes(), VectorMath.Lanes(repeating: largest))
    rate.withHalves { rates in
      polynomials.values.withUnsafeBytes { polynomials in
        strengths.withUnsafeMutableBytes { strengths in
          batch.withColumns { columns, weights in
            Self.collide(
              StageLegs(batch, columns: columns, cells: cells), columns, weights,
              scale: -0.25 / Double(samples), lanes: cells.lanes, isQuintic: cells.degree > 3,
              polynomials: polynomials.baseAddress.unsafelyUnwrapped
                .assumingMemoryBound(to: Double.self),
              rates: rates, strengths: keeps == .rates ? nil : strengths.baseAddress, drift: &drift,
              largest: &largest)
          }
        }
      }
    }
    strengths.removeLast(strengths.count - (keeps == .rates ? 0 : batch.count))
    self.strengths = strengths
    self.largest = largest.max()
    transferRate = drift.sum()
  }

  /// The loop over the rows, eight at a time; those behind the last have no weight.
  private static func collide(
    _ plan: StageLegs, _ columns: UnsafeBufferPointer<UnsafePointer<Double>>,
    _ weights: UnsafeBufferPointer<Double>, scale: Double, lanes finder: CellLanes,
    isQuintic: Bool, polynomials: UnsafePointer<Double>,
    rates: UnsafeMutablePointer<SIMD4<Double>>, strengths: UnsafeMutableRawPointer?,
    drift: inout VectorMath.Lanes, largest: inout VectorMath.Lanes
  ) {
    var cells = InlineArray<6, SIMD8<Int32>>(repeating: SIMD8())
    var t = InlineArray<6, VectorMath.Lanes>(repeating: VectorMath.Lanes())
    var momenta = t
    for row in stride(from: 0, to: weights.count, by: 8) {
      let lanes = min(8, weights.count - row)
      var (difference, given) = (VectorMath.Lanes(), VectorMath.Lanes())
      for index in 0..<plan.count {
        let leg = plan.legs[index]
        if leg.source == index {
          momenta[index] = VectorMath.load(columns[index] + row, lanes)
          (cells[index], t[index]) = finder.locate(momenta[index])
        }
        let g = CellPolynomials.evaluate(
          polynomials, cells[leg.source] &+ leg.base, t[leg.source], isQuintic: isQuintic)
        difference += leg.sign * g
        given += leg.drift * momenta[leg.source]
      }
      let weight = VectorMath.load(weights.baseAddress.unsafelyUnwrapped + row, lanes)
      let strength = scale * weight * difference
      drift += strength * given
      largest = VectorMath.maximum(VectorMath.magnitude(strength), largest)
      strengths?.storeBytes(of: strength, toByteOffset: 8 * row, as: VectorMath.Lanes.self)
      for index in 0..<plan.count {
        let leg = plan.legs[index]
        CellMoments.add(
          leg.sign * strength, at: t[leg.source], in: cells[leg.source] &+ leg.base, to: rates,
          isQuintic: isQuintic)
      }
    }
  }
}

extension ParticleEnsemble {
  /// Adds a particle at each leg of the collisions of a batch.
  /// - Parameters:
  ///   - strengths: what each row gives its outgoing legs per unit of time.
  ///   - time: for how long.
  package mutating func append(_ batch: CollisionBatch, strengths: [Double], times time: Double) {
    for leg in 0..<2 * batch.arity {
      let wire = batch.process.wires[leg % batch.arity].rawValue
      let weight = leg < batch.arity ? -time : time
      columns[wire].momenta += batch.momenta[leg]
      columns[wire].weights += strengths.lazy.map { weight * $0 }
    }
  }
}
