import Collisions
import Foundation
import ParticleEngine
import Testing
import WirePhysics

@Suite struct StepRatesTests {
  let system = TestSystem()

  /// The largest absolute weight during a run from equilibrium, with 12 samples a stage.
  func largestWeight(_ model: ParticleModel, timeStep: Double, steps: Int) -> Double {
    let stepper = ParticleStepper(
      model: model, fields: WirePair(.constant(1), .constant(-1)), timeStep: timeStep,
      samplesPerStage: model.samplers.map { _ in 12 })
    var state = stepper.initialState(replica: 0)
    var largest = 0.0
    for _ in 0..<steps {
      stepper.advance(&state)
      largest = max(largest, state.ensemble.absoluteWeight)
      if !largest.isFinite { return .infinity }
    }
    return largest
  }

  @Test func `steps below the largest keep the ensemble bounded and far above it do not`() throws {
    let model = try system.model([
      system.pairs, system.soft(.one, lambda: 0.1), system.softBetween(),
    ])
    let rates = try StepRates(PilotOperator(model))
    let largest = rates.largestStep(samplesPerStage: model.samplers.map { _ in 12 })
    #expect(largestWeight(model, timeStep: 0.8 * largest, steps: 2000) < 1e3)
    #expect(largestWeight(model, timeStep: 10 * largest, steps: 400) > 1e6)
  }

  @Test func `rates scale with the strength of the collisions`() throws {
    let weak = try StepRates(PilotOperator(try system.model([system.soft(.one, lambda: 0.1)])))
    let strong = try StepRates(PilotOperator(try system.model([system.soft(.one, lambda: 0.3)])))
    #expect(abs(strong.relaxation / weak.relaxation - 3) < 1e-9)
    #expect(abs(strong.noise[0] / weak.noise[0] - 3) < 1e-6)
  }

  @Test func `without collisions there is no automatic step`() throws {
    let model = try system.model([PairSampler(system.doubleWire, strength: 0, limit: 8)])
    #expect(throws: ParticleError.noRates) { try StepRates(PilotOperator(model)) }
    #expect(
      "\(ParticleError.noRates)"
        == "no time step follows from the collisions (all sampled relaxation rates are zero); "
        + "switch a process on or set the time step")
  }
}
