import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import Testing
import WirePhysics

@Suite struct ParticleStepperTests {
  let system = TestSystem()

  func stepper(
    _ model: ParticleModel, fields: WirePair<FieldHistory>, timeStep: Double, samples: Int = 60,
    population: PopulationControl = .init()
  ) -> ParticleStepper {
    ParticleStepper(
      model: model, fields: fields, timeStep: timeStep,
      samplesPerStage: model.samplers.map { _ in samples }, population: population)
  }

  /// Number per wire, momentum and energy, and the sums of the magnitudes of their terms.
  func totals(_ ensemble: ParticleEnsemble) -> [(value: Double, size: Double)] {
    func sum(_ wires: [Int], _ power: Int) -> (Double, Double) {
      var (value, size) = (0.0, 0.0)
      for wire in wires {
        let column = ensemble.columns[wire]
        for i in column.weights.indices {
          let term = column.weights[i] * pow(column.momenta[i], Double(power))
          value += term
          size += abs(term)
        }
      }
      return (value, size)
    }
    return [sum([0], 0), sum([1], 0), sum([0, 1], 1), sum([0, 1], 2)]
  }

  /// A crooked start: number, momentum and energy are all there.
  func crooked(_ model: ParticleModel) -> ParticleEnsemble {
    model.ensemble { wire, k in wire == .one ? 1 + k + 0.3 * k * k : 0.5 - 0.7 * k }
  }

  @Test func `collisions and merging conserve number, momentum and energy to round-off`() throws {
    let model = try system.model(
      [system.pairs, system.triples([.one, .one, .one]), system.triples([.two, .two, .one])])
    let still = stepper(
      model, fields: WirePair { _ in .constant(0) }, timeStep: 0.2, samples: 40)
    var state = still.initialState(replica: 0, ensemble: crooked(model))
    let before = totals(state.ensemble)
    for _ in 0..<400 { still.advance(&state) }
    for (old, new) in zip(before, totals(state.ensemble)) {
      #expect(abs(new.value - old.value) < 1e-11 * new.size)
    }
  }

  @Test func `pairs never change zeta_1^2 g_1 + zeta_2^2 g_2 at any momentum`() throws {
    let model = try system.model([system.pairs])
    let still = stepper(model, fields: WirePair { _ in .constant(0) }, timeStep: 0.3)
    var state = still.initialState(
      replica: 0, ensemble: model.ensemble { wire, k in wire == .one ? k : 0.2 * k * k * k })
    func common() -> CellMoments {
      var sum = CellMoments(of: state.ensemble, cells: model.cells)
      let n = model.cells.perWire
      for i in 0..<n { sum.values[i] += sum.values[n + i] }
      return sum
    }
    let before = common()
    for _ in 0..<1000 { still.advance(&state) }
    let after = common()
    // Equation (10): 2 zeta_1 zeta_2 g_+ is this sum. The collisions changed each term by order one.
    let scale = state.ensemble.absoluteWeight
    for i in 0..<model.cells.perWire {
      let difference = after.values[i] - before.values[i]
      for power in 0..<model.cells.order { #expect(abs(difference[power]) < 1e-12 * scale) }
    }
    #expect(state.counters.collisions == 120_000)
  }

  @Test func `fields accelerate the wires by exactly their impulse`() throws {
    let model = try system.model([system.pairs, system.soft(.one), system.softBetween()])
    let stepper = stepper(
      model, fields: WirePair(.constant(0.8), .constant(-0.2)), timeStep: 0.5)
    var state = stepper.initialState(replica: 0)
    for _ in 0..<400 { stepper.advance(&state) }
    let wires = system.doubleWire.wires
    let momentum = state.ensemble.columns[0].moment(1) + state.ensemble.columns[1].moment(1)
    let field = momentum / stepper.time(of: state) / (wires.one.density + wires.two.density)
    let expected = wires.effectiveField(WirePair(0.8, -0.2))
    #expect(abs(field / expected - 1) < 1e-12)
  }

  @Test func `the current of a wire is what fields and processes gave it`() throws {
    let model = try system.model(
      [system.pairs, system.soft(.two), system.softBetween(), system.triples([.one, .one, .two])])
    let field = FieldHistory.harmonic(1, omega: 0.3, phase: 0)
    let stepper = stepper(model, fields: WirePair(field, .constant(0)), timeStep: 0.2)
    var state = stepper.initialState(replica: 3)
    for _ in 0..<200 { stepper.advance(&state) }
    let driven = field.impulse(from: 0, to: 40) * system.doubleWire[.one].density
    let given = state.transferred.reduce(0, +)
    let currents = state.ensemble.columns.map { $0.moment(1) }
    #expect(abs(driven + given - currents[0]) < 1e-11)
    #expect(abs(-given - currents[1]) < 1e-11)
    // Collisions inside a wire give it nothing.
    #expect(abs(state.transferred[1]) < 1e-12)
    #expect(abs(state.transferred[0]) > 1e-3 && abs(state.transferred[2]) > 1e-3)
  }

  @Test func `the result does not depend on the population control`() throws {
    let model = try system.model([system.pairs, system.soft(.one), system.softBetween()])
    let fields = system.doubleWire.wires.canonicalFields
    var currents: [Double] = []
    var populations: [Int] = []
    for limit in [0, 40, 2000] {
      let stepper = stepper(
        model, fields: WirePair { .constant(fields[$0]) }, timeStep: 0.3, samples: 50,
        population: PopulationControl(particlesPerCell: limit))
      var state = stepper.initialState(replica: 0)
      for _ in 0..<300 { stepper.advance(&state) }
      currents.append(state.ensemble.columns[0].moment(1))
      populations.append(state.ensemble.count)
    }
    #expect(abs(currents[1] - currents[0]) < 1e-12 * abs(currents[0]))
    #expect(abs(currents[2] - currents[0]) < 1e-12 * abs(currents[0]))
    #expect(populations[0] < populations[1] && populations[1] < populations[2])
  }

  @Test(arguments: [0, 40])
  func `steps that share memory are steps one by one, to the bit`(limit: Int) throws {
    let model = try system.model([system.pairs, system.soft(.one)])
    let stepper = stepper(
      model, fields: WirePair(.constant(1), .constant(0)), timeStep: 0.3, samples: 30,
      population: PopulationControl(particlesPerCell: limit))
    var (together, apart) = (stepper.initialState(replica: 0), stepper.initialState(replica: 0))
    stepper.advance(&together, steps: 20)
    for _ in 0..<20 { stepper.advance(&apart) }
    #expect(together == apart)
  }

  @Test func `the number of particles stays bounded`() throws {
    let model = try system.model([system.pairs, system.soft(.one)])
    let stepper = stepper(
      model, fields: WirePair(.constant(1), .constant(0)), timeStep: 0.3, samples: 30)
    var state = stepper.initialState(replica: 0)
    for _ in 0..<3000 { stepper.advance(&state) }
    // One particle a node at most.
    #expect(state.counters.largestPopulation <= model.cells.count * model.nodes.order)
    let made = state.counters.created + state.counters.driven + state.counters.mergeResults
    #expect(made - state.counters.merged == UInt64(state.ensemble.count))
    #expect(state.counters.created == 4 * state.counters.collisions)
  }

  @Test(.tags(.slow), .enabled(if: validates))
  func `a million steps conserve number, momentum and energy to round-off`() throws {
    let model = try system.model(
      [system.pairs, system.triples([.one, .one, .one]), system.triples([.two, .two, .one])])
    let still = stepper(
      model, fields: WirePair { _ in .constant(0) }, timeStep: 0.2, samples: 3)
    var state = still.initialState(replica: 0, ensemble: crooked(model))
    let before = totals(state.ensemble)
    for _ in 0..<1_000_000 { still.advance(&state) }
    for (old, new) in zip(before, totals(state.ensemble)) {
      #expect(abs(new.value - old.value) < 1e-9 * new.size)
    }
  }
}
