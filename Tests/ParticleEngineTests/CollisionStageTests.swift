import Collisions
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
    _ sampler: any CollisionSampler, _ powers: WirePair<[Double]>
  ) throws -> (born: ParticleEnsemble, rate: CellMoments, model: ParticleModel, scale: Double) {
    let model = try system.model([sampler])
    let polynomials = polynomials(powers, cells: model.cells)
    var batch = CollisionBatch(process: sampler.process, capacity: 1000)
    var stream = RandomStream(.philox4x32, at: StreamAddress(seed: 3, purpose: .test, block: 0))
    sampler.sample(200, from: &stream, into: &batch)
    var stage = CollisionStage(cells: model.cells, records: .ratesAndParticles)
    var born = ParticleEnsemble()
    var counters = EnsembleCounters()
    stage.collide(
      batch, samples: 200, reading: polynomials, timeWeight: 1, into: &born, counters: &counters)
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

  @Test(arguments: kinds)
  func `the recorded rates are the moments of the particles`(kind: String) throws {
    let (born, rate, model, _) = try collide(sampler(kind), WirePair([0, 1], [0, -1]))
    let moments = CellMoments(of: born, cells: model.cells)
    let scale = born.absoluteWeight
    for (a, b) in zip(moments.values, rate.values) {
      for power in 0..<model.cells.order { #expect(abs(a[power] - b[power]) < 1e-13 * scale) }
    }
  }
}
