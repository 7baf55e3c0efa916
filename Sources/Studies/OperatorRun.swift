import KineticOperator
import RunFiles
import Statistics
import WirePhysics

/// One point computed with the operator engine: sample until the answer is good enough, then solve.
public struct OperatorRun {
  private let plan: RunPlan
  private let threads: Int
  private let place: (point: Int, count: Int)
  private let keeper: RunKeeper

  /// Prepares a run.
  /// - Parameters:
  ///   - plan: what to compute.
  ///   - threads: how many threads sample; the result does not depend on it.
  ///   - place: which sweep point this is, and of how many; points have independent random numbers.
  ///   - keeper: reads and writes checkpoints; without one the run starts anew and nothing is kept.
  public init(
    plan: RunPlan, threads: Int, place: (point: Int, count: Int) = (0, 1),
    keeper: RunKeeper = RunKeeper()
  ) {
    self.plan = plan
    self.threads = threads
    self.place = place
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
    let earlier = try keeper.restore(identity, point: place.point) { (state: AssemblerState) in
      try assembler.restore(state)
    }
    if let earlier { clock.addEarlier(earlier) }
    func checkpoint(_ stage: CheckpointStage) -> RunCheckpoint<AssemblerState> {
      RunCheckpoint(
        identity: identity, stage: stage, state: assembler.state, seconds: clock.elapsed)
    }
    var schedule = CheckSchedule(roundsDone: assembler.rounds)
    var isRestored = assembler.rounds > 0
    while true {
      // What was restored may be good enough as it is.
      if !isRestored {
        clock.time("sampling") { assembler.runRound() }
        try keeper.roundEnded(checkpoint, point: place.point)
      }
      isRestored = false
      guard schedule.isDue(round: assembler.rounds) || isLast(assembler) else { continue }
      let solved = try clock.time("solving") {
        let kinetics = KineticOperator(
          doubleWire: plan.configuration.doubleWire, basis: plan.basis, thermal: thermal,
          forms: assembler.forms())
        return (kinetics, try kinetics.steadyState())
      }
      let verdict = verdict(on: solved.1, assembler)
      report(progress(solved.1, assembler, clock))
      guard verdict != .goOn else { continue }
      keeper.pointEnded(checkpoint, point: place.point)
      let replay = clock.time("replay") {
        EventReplay(assembler: assembler, outcome: solved.1)
      }
      let rates = try clock.time("rates") {
        try ScatteringRate.all(of: assembler, wires: plan.configuration.doubleWire.wires)
      }
      return try PointResult(
        plan: plan, kinetics: solved.0, outcome: solved.1,
        samples: samples(assembler), isTargetReached: verdict == .done, replay: replay,
        rates: rates,
        stages: clock.stages, seconds: clock.elapsed)
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
    return plan.assembler(samples: samples, replica: UInt32(place.point), threads: threads)
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

  private func isLast(_ assembler: OperatorAssembler) -> Bool {
    // Rounded to whole rounds: never fewer samples than asked for, unless the limit forbids them.
    samples(assembler) >= limit()
  }

  private func verdict(on outcome: SteadyStateOutcome, _ assembler: OperatorAssembler) -> Verdict {
    switch outcome {
    case .frictionless: return .done
    case .indefinite(let form) where form.isCertain && assembler.rounds >= 2: return .done
    case .reached(let state):
      if case .targetError(let target) = plan.configuration.solve.stop,
        state.isAccurate(to: target)
      {
        return .done
      }
    case .indefinite, .undersampled: break
    }
    guard isLast(assembler) else { return .goOn }
    if case .samples = plan.configuration.solve.stop { return .done }
    return .outOfSamples
  }

  private func progress(
    _ outcome: SteadyStateOutcome, _ assembler: OperatorAssembler, _ clock: StageClock
  ) -> RunProgress {
    let drawn = Double(samples(assembler))
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
      left = clock.elapsed * (Double(limit()) / drawn - 1)
    }
    return RunProgress(
      point: place.point, pointCount: place.count, samples: samples(assembler),
      dragResistivity: estimate, remark: outcome.remark, seconds: clock.elapsed,
      secondsLeft: left.map { max(0, $0) })
  }
}

extension SteadyState {
  /// Whether the statistical error is below the target and the bias of second order well below that.
  func isAccurate(to target: Double) -> Bool {
    dragResistivity.relativeError <= target && abs(jackknife.bias) <= 0.5 * target * abs(S.value)
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
