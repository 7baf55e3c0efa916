import Collisions
import Foundation
import ParticleEngine
import RandomStreams
import Testing
import WirePhysics

@Suite struct CollisionStageTests {
  let system = TestSystem()

  /// What 200 samples do to a distribution: the new particles, unmerged, and the recorded rates.
  func collide(
    _ sampler: any CollisionSampler, _ g: (WireIndex, Double) -> Double
  ) throws -> (born: ParticleEnsemble, rate: CellMoments, model: ParticleModel, scale: Double) {
    let model = try system.model([sampler], parity: .both)
    let ensemble = model.ensemble(of: g)
    let polynomials = model.reader.read(CellMoments(of: ensemble, cells: model.cells))
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
    let zeroModes: [(WireIndex, Double) -> Double] = [
      { wire, _ in wire == .one ? 1 : -2 }, { _, k in k }, { _, k in k * k },
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
    let (born, _, _, _) = try collide(sampler) { wire, k in wire == .one ? sin(k) : cos(2 * k) }
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
    let (born, rate, model, _) = try collide(sampler(kind)) { wire, k in wire == .one ? k : -k }
    let moments = CellMoments(of: born, cells: model.cells)
    let scale = born.absoluteWeight
    for (a, b) in zip(moments.values, rate.values) {
      for power in 0..<model.cells.order { #expect(abs(a[power] - b[power]) < 1e-13 * scale) }
    }
  }
}
