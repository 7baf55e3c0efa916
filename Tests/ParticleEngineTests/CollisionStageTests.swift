import Collisions
import Foundation
import ParticleEngine
import RandomStreams
import Testing
import WirePhysics

@Suite struct CollisionStageTests {
  let system = TestSystem()

  /// What 200 samples do to a distribution: the new particles, unmerged, and the recorded rates.
  ///
  /// The distribution is cubic in each cell, as the collisions read it: by its powers of k, from the lowest.
  func collide(
    _ sampler: any CollisionSampler, _ powers: WirePair<[Double]>, degree: Int = 3
  ) throws -> (born: ParticleEnsemble, rate: CellMoments, model: ParticleModel, scale: Double) {
    let model = try system.model([sampler], degree: degree)
    let polynomials = polynomials(powers, cells: model.cells)
    var batch = CollisionBatch(process: sampler.process, capacity: 1000)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 3, purpose: .test, block: 0))
    sampler.sample(200, from: &stream, into: &batch)
    var stage = CollisionStage(cells: model.cells, keeps: .ratesAndStrengths)
    stage.collide(batch, samples: 200, reading: polynomials)
    var born = ParticleEnsemble()
    born.append(batch, strengths: stage.strengths, times: 1)
    let scale = (0..<batch.count).reduce(0) { $0 + abs(batch.weights[$1]) } / 200
    return (born, stage.rate, model, scale)
  }

  /// g_s(k) = sum of powers[s][n] k^n, written in t = |k| - midpoint in each cell.
  func polynomials(_ powers: WirePair<[Double]>, cells: MomentumCells) -> CellPolynomials {
    var result = CellPolynomials(cells: cells)
    for wire in WireIndex.allCases {
      for (side, sign) in [1.0, -1].enumerated() {
        for (interval, midpoint) in cells.midpoints.enumerated() {
          var polynomial = SIMD8<Double>()
          // Horner's rule: polynomial * sign (midpoint + t) + coefficient.
          for coefficient in powers[wire].reversed() {
            var next = SIMD8<Double>()
            next[0] = coefficient
            for p in 0..<4 {
              next[p] += sign * (midpoint * polynomial[p] + (p > 0 ? polynomial[p - 1] : 0))
            }
            polynomial = next
          }
          result.values[cells.cell(wire: wire.rawValue, side: side, interval: interval)] =
            polynomial
        }
      }
    }
    return result
  }

  static let kinds = ["pair", "triple-intrawire", "triple-mixed", "soft"]

  func sampler(_ kind: String) -> any CollisionSampler {
    switch kind {
    case "pair": system.pairs
    case "triple-intrawire": system.triples([.one, .one, .one])
    case "triple-mixed": system.triples([.two, .two, .one])
    default: system.softBetween()
    }
  }

  @Test(arguments: ["pair", "triple-intrawire", "triple-mixed"])
  func `a common drift and temperature, and any density, are left alone`(kind: String) throws {
    let zeroModes: [WirePair<[Double]>] = [
      WirePair([1.0], [-2]), WirePair([0, 1], [0, 1]), WirePair([0, 0, 1], [0, 0, 1]),
    ]
    for mode in zeroModes {
      let (born, _, _, scale) = try collide(sampler(kind), mode)
      // Equation (45). Nothing but the round-off of D g, which is of order 10 at most legs.
      #expect(born.columns.allSatisfy { $0.weights.allSatisfy { abs($0) < 1e-12 * scale } })
      #expect(born.count > 0)
    }
  }

  @Test(arguments: kinds)
  func `every collision conserves what its process does`(kind: String) throws {
    let sampler = sampler(kind)
    let (born, _, _, _) = try collide(sampler, WirePair([0, 1, 0, -0.1], [1, 0, -0.7]))
    for wire in 0..<2 {
      let column = born.columns[wire]
      // Not less than: triples in one wire leave the other empty.
      #expect(abs(column.moment(0)) <= 1e-13 * column.absoluteWeight)
    }
    let weight = born.absoluteWeight
    #expect(abs(born.columns[0].moment(1) + born.columns[1].moment(1)) < 1e-12 * weight)
    let energy = (born.columns[0].moment(2) + born.columns[1].moment(2)) / 2
    if sampler.process.laws.contains(.energy) {
      #expect(abs(energy) < 1e-11 * weight)
    } else {
      #expect(abs(energy) > 1e-6 * weight)
    }
  }

  @Test(arguments: kinds, [2, 3, 4, 5])
  func `the recorded rates are the moments of the particles`(kind: String, degree: Int) throws {
    let (born, rate, model, _) = try collide(
      sampler(kind), WirePair([0, 1], [0, -1]), degree: degree)
    // One particle after the other, as the cells are defined.
    var moments = CellMoments(cells: model.cells)
    for wire in 0..<2 {
      let column = born.columns[wire]
      for (k, weight) in zip(column.momenta, column.weights) {
        let (cell, t) = model.cells.locate(k)
        moments.values[wire * model.cells.perWire + cell] += weight * MomentumCells.powers(t)
      }
    }
    let scale = born.absoluteWeight
    #expect(scale > 0)
    for other in [rate, CellMoments(of: born, cells: model.cells)] {
      for (a, b) in zip(moments.values, other.values) {
        for power in 0..<model.cells.order { #expect(abs(a[power] - b[power]) < 1e-13 * scale) }
      }
    }
  }

  @Test(arguments: kinds)
  func `strengths are those of collisions that read g one by one`(kind: String) throws {
    let sampler = sampler(kind)
    let model = try system.model([sampler], degree: 5)
    // A different polynomial of fifth degree in each cell.
    var polynomials = CellPolynomials(cells: model.cells)
    for cell in polynomials.values.indices {
      for power in 0...5 { polynomials.values[cell][power] = sin(Double(7 * cell + power)) }
    }
    var batch = CollisionBatch(process: sampler.process, capacity: 100)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 5, purpose: .test, block: 0))
    sampler.sample(27, from: &stream, into: &batch)
    var stage = CollisionStage(cells: model.cells, keeps: .ratesAndStrengths)
    stage.collide(batch, samples: 27, reading: polynomials)
    var (transfer, scale, largest) = (0.0, 0.0, 0.0)
    for row in 0..<batch.count {
      let collision = batch[row]
      let difference = collision.difference {
        polynomials.value(wire: $0.rawValue, at: $1, cells: model.cells)
      }
      let size = collision.legs.reduce(0) {
        $0 + abs(polynomials.value(wire: $1.wire.rawValue, at: $1.momentum, cells: model.cells))
      }
      let expected = -0.25 / 27 * collision.weight * difference
      #expect(abs(stage.strengths[row] - expected) <= 1e-14 * abs(collision.weight) * size)
      transfer += expected * collision.difference { $0 == .one ? $1 : 0 }
      scale += abs(expected) * collision.legs.reduce(0) { $0 + abs($1.momentum) }
      largest = max(largest, abs(expected))
    }
    #expect(stage.strengths.count == batch.count)
    #expect(abs(stage.transferRate - transfer) < 1e-12 * scale)
    #expect(abs(stage.largest / largest - 1) < 1e-10)
  }
}
