import KineticOperator
import RunFiles
import Statistics
import WirePhysics

/// One point computed with the operator engine: sample until the answer is good enough, then solve.
public struct OperatorRun {
  private let plan: RunPlan
  private let threads: Int
  private let place: (point: Int, count: Int)
  private let slot: Int
  private let keeper: RunKeeper

  /// Prepares a run.
  /// - Parameters:
  ///   - plan: what to compute.
  ///   - threads: how many threads sample; the result does not depend on it.
  ///   - place: which sweep point this is, and of how many; points have independent random numbers.
  ///   - slot: the number of the checkpoint of this run, if not that of the sweep point.
  ///   - keeper: reads and writes checkpoints; without one the run starts anew and nothing is kept.
  public init(
    plan: RunPlan, threads: Int, place: (point: Int, count: Int) = (0, 1), slot: Int? = nil,
    keeper: RunKeeper = RunKeeper()
  ) {
    self.plan = plan
    self.threads = threads
    self.place = place
    self.slot = slot ?? place.point
    self.keeper = keeper
  }

  /// Samples and solves.
  /// - Parameter report: called after every look at the result.
  /// - Throws: `LapackError` or `GSLError` if a number is not finite, `RunError` if nothing collides;
  ///   `RunInterruption` if it was asked to stop, `CheckpointError` if it cannot go on from where it was.
  public func run(report: (RunProgress) -> Void = { _ in }) throws -> PointResult {
    guard !plan.samplers.isEmpty else { throw RunError.nothingCollides }
    var clock = StageClock()
    let assembler = makeAssembler()
    let thermal = clock.time("thermal forms") {
      ThermalForms(
        basis: plan.basis, wires: WireIndex.allCases.map { plan.configuration.doubleWire[$0] })
    }
    let identity = RunIdentity(plan.configuration, point: place.point)
    let earlier = try keeper.restore(identity, slot: slot) { (state: OperatorRunState) in
      try assembler.restore(state.samples)
    }
    if let earlier { clock.addEarlier(earlier.seconds) }
    // The seconds are an argument: the clock itself may be in use while a checkpoint is made.
    func checkpoint(
      _ stage: CheckpointStage, _ polishing: PolishingRun?, seconds: Double
    ) -> RunCheckpoint<OperatorRunState> {
      let state = OperatorRunState(samples: assembler.state, polishing: polishing?.stage.state)
      return RunCheckpoint(
        identity: identity, stage: stage, state: state, seconds: seconds)
    }
    var schedule = CheckSchedule(roundsDone: assembler.rounds)
    var isRestored = assembler.rounds > 0
    while true {
      // What was restored may be good enough as it is.
      if !isRestored {
        clock.time("sampling") { assembler.runRound() }
        let seconds = clock.elapsed
        try keeper.roundEnded({ checkpoint($0, nil, seconds: seconds) }, slot: slot)
      }
      defer { isRestored = false }
      guard schedule.isDue(round: assembler.rounds) || isLast(samples(assembler)) else { continue }
      let (kinetics, solved) = try clock.time("solving") {
        let kinetics = KineticOperator(
          doubleWire: plan.configuration.doubleWire, basis: plan.basis, thermal: thermal,
          forms: assembler.forms(), threads: threads)
        return (kinetics, try kinetics.steadyState())
      }
      var (outcome, verdict) = (solved, verdict(on: solved, samples(assembler), assembler.rounds))
      let positivityLimit = try kinetics.positivityLimit()
      if verdict == .done, case .reached = solved, !isSettled(positivityLimit) { verdict = .goOn }
      report(progress(outcome, samples(assembler), clock))
      var polishing: PolishingRun?
      if verdict == .goOn, isSettled(positivityLimit), case .reached(let state) = solved {
        polishing = try clock.time("learning") {
          try PolishingRun(
            of: state, kinetics, assembler: assembler, settings: plan.configuration.solve,
            threads: threads, ranks: keeper.ranks)
        }
      }
      if let polishing {
        if isRestored, let sums = earlier?.state.polishing {
          try keeper.use { try polishing.stage.restore(sums) }
        }
        (outcome, verdict) = try polish(polishing, assembler, &clock, report: report) {
          checkpoint($0, polishing, seconds: $1)
        }
      }
      guard verdict != .goOn else { continue }
      let seconds = clock.elapsed
      keeper.pointEnded({ checkpoint($0, polishing, seconds: seconds) }, slot: slot)
      let replay = clock.time("replay") {
        EventReplay(
          samplers: polishing?.stage.samplers ?? assembler.samplers,
          streams: polishing?.stage.streams ?? assembler.streams, basis: plan.basis,
          outcome: outcome, threads: threads)
      }
      let rates = try clock.time("rates") {
        try ScatteringRate.all(
          of: assembler, wires: plan.configuration.doubleWire.wires, threads: threads)
      }
      return try PointResult(
        plan: plan, kinetics: kinetics, outcome: outcome, positivityLimit: positivityLimit,
        samples: samples(assembler) + (polishing?.stage.samples ?? 0),
        isTargetReached: verdict == .done, replay: replay, rates: rates, stages: clock.stages,
        seconds: clock.elapsed)
    }
  }

  /// Draws scalar samples until the target error is reached or the samples are used up.
  private func polish(
    _ polishing: PolishingRun, _ assembler: OperatorAssembler, _ clock: inout StageClock,
    report: (RunProgress) -> Void,
    checkpoint: (CheckpointStage, Double) -> RunCheckpoint<OperatorRunState>
  ) throws -> (SteadyStateOutcome, Verdict) {
    while true {
      if polishing.stage.isEven {
        let outcome = SteadyStateOutcome.reached(try polishing.polished())
        let drawn = samples(assembler) + polishing.stage.samples
        report(progress(outcome, drawn, clock))
        let verdict = verdict(on: outcome, drawn, assembler.rounds)
        if verdict != .goOn { return (outcome, verdict) }
      }
      try clock.time("polishing") { try polishing.stage.refine() }
      let seconds = clock.elapsed
      try keeper.roundEnded({ checkpoint($0, seconds) }, slot: slot)
    }
  }

  private enum Verdict {
    case goOn
    case done
    case outOfSamples
  }

  private func makeAssembler() -> OperatorAssembler {
    var samples: Int?
    if case .samples(let wanted) = plan.configuration.solve.stop { samples = Int(clamping: wanted) }
    return plan.assembler(
      samples: samples, replica: UInt32(place.point), threads: threads, ranks: keeper.ranks)
  }

  private func samples(_ assembler: OperatorAssembler) -> Int {
    assembler.rounds * assembler.samplesPerRound * plan.samplers.count
  }

  private func limit() -> Int {
    switch plan.configuration.solve.stop {
    case .samples(let wanted): Int(clamping: wanted)
    case .targetError: Int(clamping: plan.configuration.solve.maximumSamples)
    }
  }

  private func isLast(_ samples: Int) -> Bool {
    // Rounded to whole rounds: never fewer samples than asked for, unless the limit forbids them.
    samples >= limit()
  }

  private func verdict(
    on outcome: SteadyStateOutcome, _ samples: Int, _ rounds: Int
  ) -> Verdict {
    switch outcome {
    case .frictionless: return .done
    case .indefinite(let form) where form.isCertain && rounds >= 2: return .done
    case .reached(let state):
      if case .targetError(let target) = plan.configuration.solve.stop,
        state.isAccurate(to: target)
      {
        return .done
      }
    case .indefinite, .undersampled: break
    }
    guard isLast(samples) else { return .goOn }
    if case .samples = plan.configuration.solve.stop { return .done }
    return .outOfSamples
  }

  /// Whether it is beyond doubt that mixed scattering leaves the form positive; otherwise the state that was
  /// found may be none.
  private func isSettled(_ positivityLimit: Estimate?) -> Bool {
    guard let limit = positivityLimit, case .targetError = plan.configuration.solve.stop else {
      return true
    }
    return SelfCheck.positivity(limit).isPassed
  }

  private func progress(
    _ outcome: SteadyStateOutcome, _ samples: Int, _ clock: StageClock
  ) -> RunProgress {
    var left: Double?
    var estimate: Estimate?
    if case .reached(let state) = outcome {
      estimate = state.dragResistivity
      if case .targetError(let target) = plan.configuration.solve.stop {
        let excess = state.dragResistivity.relativeError / target
        left = max(0, clock.elapsed * (excess * excess - 1))
      }
    }
    if case .samples = plan.configuration.solve.stop {
      left = clock.elapsed * (Double(limit()) / Double(samples) - 1)
    }
    return RunProgress(
      point: place.point, pointCount: place.count, samples: samples,
      dragResistivity: estimate, remark: outcome.remark, seconds: clock.elapsed,
      secondsLeft: left.map { max(0, $0) })
  }
}

extension SteadyState {
  /// Whether the statistical error is below the target and the bias of second order well below that.
  ///
  /// A scalar estimate is corrected for its bias, and its error includes what is uncertain of that.
  func isAccurate(to target: Double) -> Bool {
    dragResistivity.relativeError <= target
      && (polish != nil || abs(jackknife.bias) <= 0.5 * target * abs(S.value))
  }
}

extension SteadyStateOutcome {
  /// What to say while there is no estimate.
  var remark: String {
    switch self {
    case .reached: ""
    case .frictionless: "frictionless"
    case .indefinite(let form):
      form.isCertain ? "the form is indefinite" : "not positive within its error so far"
    case .undersampled(let k): "no collision has reached k = \(k) yet"
    }
  }
}
