import Collisions
import Foundation
import KineticOperator
import ParticleEngine
import Statistics
import Testing
import WirePhysics

/// The mean of the ensemble against the kinetic equation, solved without particles.
@Suite struct MeanEvolutionTests {
  let system = TestSystem()

  var samplers: [any CollisionSampler] {
    [
      system.pairs, system.soft(.one), system.softBetween(), system.triples([.one, .one, .one]),
    ]
  }

  func reference(_ finite: [FiniteSampler]) throws -> ReferenceOperator {
    ReferenceOperator(
      doubleWire: system.doubleWire,
      basis: try SplineBasis(grid: system.grid, degree: 3, parity: .odd), samplers: finite)
  }

  @Test func `the mean of a hundred replicas is the matrix exponential of the operator`() throws {
    let finite = system.finite(samplers, count: 1000)
    let fields = WirePair(0.8, -0.2)
    let exact = try reference(finite).currents(fields: [0.8, -0.2], interval: 2, count: 20)
    var configuration = ParticleConfiguration(
      model: try system.model(finite), fields: WirePair { .constant(fields[$0]) },
      schedule: RunSchedule(recordInterval: 2, records: 20))
    configuration.replicas = 100
    configuration.samplesPerStage = 200
    configuration.timeStep = .fixed(0.2)
    let run = try ParticleRun(configuration)
    var state = run.begin()
    try run.run(&state, threads: 2)
    let column = try #require(run.result(of: state).series.first { $0.name == "current_1" })
    // The step's error is far below the statistical one.
    var chiSquare = 0.0
    for i in 1...20 {
      let deviation = (column.values[i] - exact[i][0]) / column.standardErrors[i]
      #expect(run.stepError.currents.one[i].magnitude < 0.3 * column.standardErrors[i])
      // Beyond 4 errors once in 800 runs of this test.
      #expect(abs(deviation) < 4)
      chiSquare += deviation * deviation
    }
    // Neighbouring times are correlated over a relaxation time, so there are fewer than 20 degrees of
    // freedom: outside these bounds about once in 30 seeds.
    #expect((0.1...2.5).contains(chiSquare / 20))
  }

  /// Currents at t = 6 from a run without noise.
  func currents(_ finite: [FiniteSampler], scheme: TimeScheme, step: Double) throws -> Double {
    let exhaustive = finite.map { ExhaustiveSampler(list: $0) }
    let stepper = ParticleStepper(
      model: try system.model(exhaustive), fields: WirePair(.constant(1), .constant(0)),
      scheme: scheme, timeStep: step, samplesPerStage: exhaustive.map(\.count))
    var state = stepper.initialState(replica: 0)
    while stepper.time(of: state) < 6 - step / 2 { stepper.advance(&state) }
    return state.ensemble.columns[1].moment(1)
  }

  @Test(arguments: [TimeScheme.euler, .heun, .chebyshev(stages: 4)])
  func `the error falls with the order of the scheme`(scheme: TimeScheme) throws {
    let finite = system.finite(samplers, count: 150)
    let exact = try reference(finite).currents(fields: [1, 0], interval: 6, count: 1)[1][1]
    let steps = [0.3, 0.15, 0.075]
    let errors = try steps.map { try currents(finite, scheme: scheme, step: $0) - exact }
    let order = try ConvergenceOrder(steps: steps, errors: errors).order
    #expect(abs(order.value - Double(scheme.order)) < 0.12)
  }

  @Test func `an even distribution relaxes as the operator says`() throws {
    let finite = system.finite(samplers, count: 300).map(\.mirrored)
    let basis = try SplineBasis(grid: system.grid, degree: 3, parity: .even)
    let n = basis.count
    // Different bumps in the wires: the densities stay, the rest relaxes.
    let start = (0..<2 * n).map { sin(1.3 * Double($0)) }
    let exact = ReferenceOperator(
      doubleWire: system.doubleWire, basis: basis, samplers: finite
    ).relax(start, time: 4)
    let exhaustive = finite.map { ExhaustiveSampler(list: $0) }
    let model = try system.model(exhaustive, parity: .both)
    let stepper = ParticleStepper(
      model: model, fields: WirePair { _ in .constant(0) }, scheme: .heun, timeStep: 0.02,
      samplesPerStage: exhaustive.map(\.count))
    var state = stepper.initialState(
      replica: 0,
      ensemble: model.ensemble { wire, k in
        basis.value(Array(start[(wire.rawValue * n)..<(wire.rawValue * n + n)]), at: k)
      })
    for _ in 0..<200 { stepper.advance(&state) }
    let momenta = stride(from: -4.0, through: 4, by: 0.37).map { $0 }
    let read = model.distributions(of: state.ensemble, at: momenta)
    for wire in WireIndex.allCases {
      let own = Array(exact[(wire.rawValue * n)..<(wire.rawValue * n + n)])
      let before = Array(start[(wire.rawValue * n)..<(wire.rawValue * n + n)])
      for (k, value) in zip(momenta, read[wire]) {
        // dt^2/6 times rates of order one, cubed.
        #expect(abs(value - basis.value(own, at: k)) < 2e-4)
      }
      let change = momenta.map { abs(basis.value(own, at: $0) - basis.value(before, at: $0)) }
      #expect((change.max() ?? 0) > 0.05)
    }
  }

  @Test func `without noise the step error is predicted by the pilot`() throws {
    let finite = system.finite(samplers, count: 400)
    let exact = try reference(finite).currents(fields: [1, 0], interval: 6, count: 1)[1][1]
    var configuration = ParticleConfiguration(
      model: try system.model(finite), fields: WirePair(.constant(1), .constant(0)),
      schedule: RunSchedule(recordInterval: 6, records: 1))
    configuration.timeStep = .fixed(0.3)
    let predicted = try ParticleRun(configuration).stepError.currents.two[1]
    let error = try currents(finite, scheme: .heun, step: 0.3) - exact
    // The pilot's operator has an error of about 3000^(-1/2), doubled by cancellation.
    #expect(abs(predicted / error - 1) < 0.2)
  }
}
