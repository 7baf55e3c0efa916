import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import Statistics
import Testing
import WirePhysics

@Suite struct ParticleStepperTests {
  let system = TestSystem()

  /// Fields with E0 = 0, E1 - E2 = 1.
  var regular: WirePair<FieldHistory> {
    let fields = system.doubleWire.wires.canonicalFields
    return WirePair { .constant(fields[$0]) }
  }

  func stepper(
    _ model: ParticleModel, fields: WirePair<FieldHistory>, scheme: TimeScheme = .heun,
    timeStep: Double, samples: Int, population: PopulationControl = .init()
  ) -> ParticleStepper {
    ParticleStepper(
      model: model, fields: fields, scheme: scheme, timeStep: timeStep,
      samplesPerStage: model.samplers.map { _ in samples }, population: population)
  }

  @Test func `fields accelerate the wires by exactly their impulse`() throws {
    let model = try system.model([system.pairs, system.soft(.one), system.softBetween()])
    let fields = WirePair<FieldHistory>(.constant(0.8), .constant(-0.2))
    let stepper = stepper(model, fields: fields, timeStep: 0.5, samples: 50)
    var state = stepper.initialState(replica: 0)
    for _ in 0..<400 { stepper.advance(&state) }
    let wires = system.doubleWire.wires
    let momentum = state.ensemble.columns[0].moment(1) + state.ensemble.columns[1].moment(1)
    let field = momentum / stepper.time(of: state) / (wires.one.density + wires.two.density)
    let expected = wires.effectiveField(WirePair(0.8, -0.2))
    #expect(abs(field / expected - 1) < 1e-12)
  }

  @Test func `rates`() throws {
    for cutoff in [4.5, 6.0] {
    for sampler in [system.pairs, system.soft(.one), system.softBetween(), system.triples([.one, .one, .one]), system.triples([.one, .one, .two])] as [any CollisionSampler] {
      let clock = ContinuousClock()
      let grid = MomentumGrid(intervals: 8, cutoff: cutoff, spacing: .auto, wires: [system.doubleWire[.one], system.doubleWire[.two]])
      let model = try ParticleModel(doubleWire: system.doubleWire, grid: grid, samplers: [system.pairs, sampler], seed: 1)
      let start = clock.now
      let pilot = PilotOperator(model)
      let rates = try StepRates(pilot)
      print(cutoff, sampler.process.name, rates, clock.now - start)
    }
    }
  }

  @Test func `speed`() throws {
    let model = try system.model([system.pairs, system.soft(.one), system.triples([.one, .one, .two])])
    let stepper = stepper(model, fields: regular, timeStep: 0.5, samples: 500)
    var state = stepper.initialState(replica: 0)
    let clock = ContinuousClock()
    let time = clock.measure { for _ in 0..<400 { stepper.advance(&state) } }
    print(time, state.counters, stepper.time(of: state), state.ensemble.columns[0].moment(1))
    print(time / Double(state.counters.collisions))
  }

  @Test func `two reads`() throws {
    let finite = system.finite([system.pairs, system.soft(.one), system.soft(.two), system.softBetween()])
    let basis = try SplineBasis(grid: system.grid, degree: 3, parity: .odd)
    let exact = ReferenceOperator(doubleWire: system.doubleWire, basis: basis, samplers: finite)
    let f = system.doubleWire.wires.canonicalFields
    let reference = exact.currents(fields: [f.one, f.two], interval: 2, count: 20)
    let model = try system.model(finite)
    let stepper = stepper(model, fields: regular, timeStep: 0.2, samples: 100)
    var sums = Array(repeating: (0.0, 0.0), count: 21)
    for replica in 0..<100 {
      var state = stepper.initialState(replica: replica)
      for step in 1...200 {
        stepper.advance(&state)
        if step % 10 == 0 {
          let j = state.ensemble.columns[0].moment(1)
          sums[step / 10].0 += j
          sums[step / 10].1 += j * j
        }
      }
    }
    for i in 1...20 {
      let mean = sums[i].0 / 100
      let error = ((sums[i].1 / 100 - mean * mean) / 99).squareRoot()
      print(i, reference[i], mean, error, (mean - reference[i][0]) / error)
    }
  }
}
