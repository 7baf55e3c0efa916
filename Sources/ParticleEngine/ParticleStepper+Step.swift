import Collisions
import RandomStreams
import WirePhysics

extension ParticleStepper {
  /// One step: two stages, and their mean.
  func advance(
    _ state: inout ParticleState, using room: inout StepRoom, profile: inout StepProfile?
  ) {
    precondition(
      state.step < Self.stepLimit, "out of addresses for random numbers; use larger steps")
    room.stage.clear()
    let (particles, made) = (state.ensemble.count, state.counters.made)
    let impulses = impulses(at: state)
    var (moments, polynomials) = StepProfile.measure(\.reading, in: &profile) {
      let moments = CellMoments(of: state.ensemble, cells: model.cells)
      return (moments, model.reader.read(moments))
    }
    let weightBefore = drive(&state, impulses)
    stage(0, reading: polynomials, state: &state, using: &room, profile: &profile)
    polynomials = StepProfile.measure(\.reading, in: &profile) {
      moments.add(model.drive, times: (impulses.one, impulses.two))
      var ahead = moments
      ahead.add(room.stage.rate, times: timeStep)
      return model.reader.read(ahead)
    }
    stage(1, reading: polynomials, state: &state, using: &room, profile: &profile)
    StepProfile.measure(\.merging, in: &profile) {
      guard population.keepsNodesOnly else {
        return population.apply(
          to: &state.ensemble, cells: model.cells, nodes: model.nodes, counters: &state.counters)
      }
      moments.add(room.stage.rate, times: timeStep / Double(Self.stages))
      state.ensemble = ParticleEnsemble(
        carrying: moments, cells: model.cells, nodes: model.nodes)
      state.counters.noteMerger(
        of: UInt64(particles) + state.counters.made - made, into: state.ensemble.count)
    }
    state.counters.note(
      weightBefore: weightBefore, after: state.ensemble.absoluteWeight,
      largestParticle: room.stage.largest * timeStep / Double(Self.stages))
    state.step += 1
  }

  /// The integral of each field over the step.
  private func impulses(at state: ParticleState) -> WirePair<Double> {
    let start = time(of: state)
    let end = Double(state.step + 1) * timeStep
    return WirePair { fields[$0].impulse(from: start, to: end) }
  }

  /// Adds the particles of the fields, and answers the magnitude of all weights.
  ///
  /// Those at nodes need not be made to be counted: they are merged at the end of the step.
  private func drive(_ state: inout ParticleState, _ impulses: WirePair<Double>) -> Double {
    let driven = WireIndex.allCases.filter { impulses[$0] != 0 }
    state.counters.driven += UInt64(driven.count * model.cells.perWire * model.nodes.order)
    guard population.keepsNodesOnly else {
      state.ensemble.append(model.drive, times: impulses, model: model)
      return state.ensemble.absoluteWeight
    }
    return driven.reduce(state.ensemble.absoluteWeight) {
      $0 + abs(impulses[$1]) * model.driveWeight[$1]
    }
  }

  /// The collisions of one stage, all processes.
  private func stage(
    _ index: Int, reading polynomials: CellPolynomials, state: inout ParticleState,
    using room: inout StepRoom, profile: inout StepProfile?
  ) {
    let block = state.step * UInt32(Self.stages) + UInt32(index)
    let share = timeStep / Double(Self.stages)
    for (number, sampler) in model.samplers.enumerated() {
      let count = samplesPerStage[number]
      StepProfile.measure(\.sampling, in: &profile) {
        var stream = RandomStream(
          model.generator,
          at: model.address(
            of: sampler, replica: ParticleModel.firstReplica + state.replica, block: block))
        room.batches[number].removeAll()
        sampler.sample(count, from: &stream, into: &room.batches[number])
      }
      StepProfile.measure(\.colliding, in: &profile) {
        room.stage.collide(room.batches[number], samples: count, reading: polynomials)
        guard !population.keepsNodesOnly else { return }
        state.ensemble.append(
          room.batches[number], strengths: room.stage.strengths, times: share)
      }
      state.counters.noteCollisions(of: room.batches[number])
      state.transferred[number] += share * room.stage.transferRate
    }
  }
}

/// Memory that the steps of a replica use one after the other; nothing in it outlives a step.
struct StepRoom {
  /// What the collisions of the step do.
  var stage: CollisionStage
  /// The collisions of each process in a stage.
  var batches: [CollisionBatch]

  /// Room for the steps of a stepper.
  init(_ stepper: ParticleStepper) {
    let model = stepper.model
    stage = CollisionStage(
      cells: model.cells,
      keeps: stepper.population.keepsNodesOnly ? .rates : .ratesAndStrengths)
    batches = zip(model.samplers, stepper.samplesPerStage).map {
      CollisionBatch(process: $0.process, capacity: 4 * $1)
    }
  }
}
