import KineticOperator
import RunFiles
import Statistics
import WirePhysics

/// Samples the collision forms of a configuration until what is wanted from them is accurate.
struct FormSampling {
  /// The forms, in an operator, and what they took.
  struct Outcome {
    let kinetics: KineticOperator
    let rounds: Int
    let samples: Int
    let isTargetReached: Bool
  }

  /// How a look at the forms turned out.
  enum Verdict {
    case goOn(Estimate?, remark: String)
    case done
  }

  let plan: RunPlan
  let basis: SplineBasis
  let threads: Int
  let place: (point: Int, count: Int)
  let keeper: RunKeeper
  /// The number of the checkpoint.
  let slot: Int

  /// Samples until `look` is satisfied or the samples of the configuration are used up.
  ///
  /// - Parameters:
  ///   - rounds: a number of rounds to draw in any case, instead of looking.
  ///   - look: judges the operator against a target error, or nil for a given number of samples.
  func run(
    rounds: Int? = nil, report: (RunProgress) -> Void,
    look: (KineticOperator, Double) throws -> Verdict
  ) throws -> Outcome {
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    var clock = StageClock()
    let assembler = makeAssembler()
    let identity = RunIdentity(
      plan.configuration, point: place.point, more: ["forms of parity: \(basis.parity.word)"])
    let earlier = try keeper.restore(identity, slot: slot) { (state: OperatorRunState) in
      try assembler.restore(state.samples)
    }
    if let earlier { clock.addEarlier(earlier.seconds) }
    func checkpoint(_ stage: CheckpointStage) -> RunCheckpoint<OperatorRunState> {
      RunCheckpoint(
        identity: identity, stage: stage, state: OperatorRunState(samples: assembler.state),
        seconds: clock.elapsed)
    }
    let thermal = ThermalForms(
      basis: basis, wires: WireIndex.allCases.map { plan.configuration.doubleWire[$0] })
    var schedule = CheckSchedule(roundsDone: assembler.rounds)
    var isRestored = assembler.rounds > 0
    while true {
      // What was restored may be good enough as it is.
      if !isRestored {
        assembler.runRound()
        try keeper.roundEnded(checkpoint, slot: slot)
      }
      isRestored = false
      let drawn = assembler.rounds * assembler.samplesPerRound * plan.samplers.count
      let isLast = rounds.map { assembler.rounds >= $0 } ?? (drawn >= limit)
      guard isLast || (rounds == nil && schedule.isDue(round: assembler.rounds)) else { continue }
      let kinetics = KineticOperator(
        doubleWire: plan.configuration.doubleWire, basis: basis, thermal: thermal,
        forms: assembler.forms(), threads: threads)
      var isReached = true
      var progress: (Estimate?, String) = (nil, "")
      if rounds == nil, case .targetError(let target) = plan.configuration.solve.stop,
        case .goOn(let estimate, let remark) = try look(kinetics, target)
      {
        isReached = false
        progress = (estimate, remark)
      }
      report(
        RunProgress(
          point: place.point, pointCount: place.count, samples: drawn,
          dragResistivity: progress.0, remark: progress.1, seconds: clock.elapsed,
          secondsLeft: nil))
      if isLast || (isReached && isStoppedByTarget) {
        keeper.pointEnded(checkpoint, slot: slot)
        return Outcome(
          kinetics: kinetics, rounds: assembler.rounds, samples: drawn, isTargetReached: isReached)
      }
    }
  }

  private var isStoppedByTarget: Bool {
    if case .targetError = plan.configuration.solve.stop { true } else { false }
  }

  private var limit: Int {
    switch plan.configuration.solve.stop {
    case .samples(let wanted): Int(clamping: wanted)
    case .targetError: Int(clamping: plan.configuration.solve.maximumSamples)
    }
  }

  private func makeAssembler() -> OperatorAssembler {
    var samples: Int?
    if case .samples(let wanted) = plan.configuration.solve.stop { samples = Int(clamping: wanted) }
    return plan.assembler(
      basis: basis, samples: samples, replica: UInt32(place.point), threads: threads)
  }
}

extension FormSampling {
  /// Satisfied when both ends of the response are accurate: dc, where there is friction, and (29).
  static func lookAtResponse(_ kinetics: KineticOperator, target: Double) throws -> Verdict {
    let high = try kinetics.highFrequencyResistivity()
    switch try kinetics.steadyState() {
    case .indefinite(let form) where form.isCertain: return .done
    case .reached(let state):
      return state.isAccurate(to: target) && high.relativeError <= target
        ? .done : .goOn(state.dragResistivity, remark: "")
    case .frictionless:
      return high.relativeError <= target ? .done : .goOn(nil, remark: "frictionless at dc")
    case let outcome: return .goOn(nil, remark: outcome.remark)
    }
  }
}
