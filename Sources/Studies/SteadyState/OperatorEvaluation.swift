import Checkpoints
import Collisions
import Diagnostics
import Input
import KineticOperator
import RandomStreams
import Statistics
import WirePhysics

/// The operator engine at one point, round by round: assemble the forms, solve, and polish the last digits.
struct OperatorEvaluation: Evaluation {
  /// What it has gathered.
  struct Course: Codable {
    /// The samples of the forms.
    let samples: AssemblerState
    /// The scalar samples, where polishing had begun.
    let polishing: PolishingState?
    /// Whether polishing was given up.
    let isPolishingRefused: Bool
  }

  private enum Verdict {
    case goOn
    case done
    case outOfSamples
  }

  private let plan: RunPlan
  private let context: StudyContext
  private let means: SamplingMeans
  private let assembler: OperatorAssembler
  private let thermal: ThermalForms
  private var schedule: CheckSchedule
  /// What was restored may be good enough as it is.
  private var isRestored = false
  private var restoredPolishing: PolishingState?
  /// When polishing began, in seconds of the clock.
  private var polishingStart = 0.0
  /// Whether scalar samples did not agree with the forms: at low temperature the round-off of g, next to which its
  /// differences at the Fermi points are nothing, outweighs what happens at the band bottom.
  private var isPolishingRefused = false
  /// The forms, once they are good enough for polishing.
  private var polishing: (run: PolishingRun, positivityLimit: Estimate?)?

  init(_ plan: RunPlan, _ means: SamplingMeans, _ context: StudyContext) {
    self.plan = plan
    self.means = means
    self.context = context
    schedule = plan.checkSchedule()
    assembler = plan.assembler(
      samplers: means.samplers, samples: plan.configuration.solve.wantedSamples,
      replica: UInt32(context.point.index), after: means.rounds, threads: context.threads,
      ranks: context.ranks)
    thermal = context.clock.time("thermal forms") {
      ThermalForms(
        basis: plan.basis, wires: WireIndex.allCases.map { plan.configuration.doubleWire[$0] })
    }
  }

  var course: Course {
    Course(
      samples: assembler.state, polishing: polishing?.run.stage.state,
      isPolishingRefused: isPolishingRefused)
  }

  mutating func restore(_ course: Course) throws {
    try assembler.restore(course.samples)
    restoredPolishing = course.polishing
    isPolishingRefused = course.isPolishingRefused
    schedule = plan.checkSchedule(roundsDone: assembler.rounds)
    isRestored = assembler.rounds > 0
  }

  mutating func advance() throws -> PointResult? {
    if let polishing { return try polish(polishing.run, polishing.positivityLimit) }
    if !isRestored { context.clock.time("sampling") { assembler.run(to: nextLook) } }
    defer { isRestored = false }
    guard schedule.isDue(round: assembler.rounds) || isLast(assembledSamples) else { return nil }
    let kinetics: KineticOperator
    var outcome: SteadyStateOutcome
    (kinetics, outcome) = try context.clock.time("solving") {
      let kinetics = KineticOperator(
        doubleWire: plan.configuration.doubleWire, basis: plan.basis, thermal: thermal,
        forms: assembler.forms(), threads: context.threads)
      return (kinetics, try kinetics.steadyState())
    }
    var verdict = verdict(on: outcome, assembledSamples)
    let positivityLimit = try kinetics.positivityLimit()
    if verdict == .done, case .reached = outcome, !isSettled(positivityLimit) { verdict = .goOn }
    report(outcome, assembledSamples)
    guard verdict == .goOn else {
      if case .reached(let state) = outcome {
        outcome = .reached(state.withoutBias(of: plan.configuration.doubleWire.wires))
      }
      return try finish(kinetics, outcome, positivityLimit, isReached: verdict == .done, nil)
    }
    if isSettled(positivityLimit), !isPolishingRefused, case .reached(let state) = outcome {
      try beginPolishing(of: state, kinetics, positivityLimit)
    }
    return nil
  }

  private mutating func beginPolishing(
    of state: SteadyState, _ kinetics: KineticOperator, _ positivityLimit: Estimate?
  ) throws {
    let run = try context.clock.time("learning") {
      try PolishingRun(
        of: state, kinetics, assembler: assembler, areLearned: means.areLearned,
        settings: plan.configuration.solve,
        threads: context.threads, ranks: context.ranks)
    }
    guard let run else { return }
    if isRestored, let restoredPolishing {
      try context.log.restoring { try run.stage.restore(restoredPolishing) }
    }
    polishing = (run, positivityLimit)
    polishingStart = context.clock.elapsed
  }

  /// Draws scalar samples until the target error is reached or the samples are used up.
  private mutating func polish(
    _ run: PolishingRun, _ positivityLimit: Estimate?
  ) throws -> PointResult? {
    if run.stage.isEven {
      let state = try run.polished()
      guard let polish = state.polish, SelfCheck.polishing(polish, of: state).isPassed else {
        (polishing, isPolishingRefused) = (nil, true)
        return nil
      }
      let outcome = SteadyStateOutcome.reached(state)
      let drawn = assembledSamples + run.stage.samples
      report(outcome, drawn)
      let verdict = verdict(on: outcome, drawn)
      if verdict != .goOn {
        return try finish(
          run.kinetics, outcome, positivityLimit, isReached: verdict == .done, run)
      }
    }
    try context.clock.time("polishing") { try run.stage.refine() }
    return nil
  }

  private func finish(
    _ kinetics: KineticOperator, _ outcome: SteadyStateOutcome, _ positivityLimit: Estimate?,
    isReached: Bool, _ polishing: PolishingRun?
  ) throws -> PointResult {
    let clock = context.clock
    let replay = clock.time("replay") {
      EventReplay(
        samplers: polishing?.stage.samplers ?? assembler.samplers,
        streams: polishing?.stage.streams ?? assembler.streams, basis: plan.basis,
        pairs: plan.configuration.doubleWire.pairs, outcome: outcome, threads: context.threads)
    }
    return try PointResult(
      plan: plan, kinetics: kinetics, outcome: outcome, positivityLimit: positivityLimit,
      samples: means.samples + assembledSamples + (polishing?.stage.samples ?? 0),
      isTargetReached: isReached,
      isPolishingRefused: isPolishingRefused, lattices: lattices, replay: replay,
      stages: clock.stages, seconds: clock.elapsed)
  }

  private var lattices: LatticeUse? {
    plan.configuration.random.points == .lattice
      ? LatticeUse(plan, means.samplers, areLearned: means.areLearned) : nil
  }

  private var assembledSamples: Int {
    assembler.rounds * assembler.samplesPerRound
  }

  /// The round after which the forms are looked at next.
  private var nextLook: Int {
    min(schedule.next, assembler.rounds(for: plan.configuration.solve.sampleLimit))
  }

  private func isLast(_ samples: Int) -> Bool {
    // Rounded to whole rounds: never fewer samples than asked for, unless the limit forbids them.
    samples >= plan.configuration.solve.sampleLimit
  }

  private func verdict(on outcome: SteadyStateOutcome, _ samples: Int) -> Verdict {
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
    guard isLast(samples) else { return .goOn }
    return plan.configuration.solve.wantedSamples == nil ? .outOfSamples : .done
  }

  /// Whether it is beyond doubt that mixed scattering leaves the form positive; otherwise the state that was
  /// found may be none.
  private func isSettled(_ positivityLimit: Estimate?) -> Bool {
    guard let limit = positivityLimit, case .targetError = plan.configuration.solve.stop else {
      return true
    }
    return SelfCheck.positivity(limit).isPassed
  }

  private func report(_ outcome: SteadyStateOutcome, _ samples: Int) {
    let elapsed = context.clock.elapsed
    var left: Double?
    var estimate: Estimate?
    if case .reached(let state) = outcome {
      estimate = state.dragResistivity
      // While the forms are assembled nobody knows how much polishing will be left to do.
      let isLastStage = polishing != nil || plan.configuration.solve.polish == .never
      if isLastStage, let target = plan.configuration.solve.targetError {
        let excess = state.dragResistivity.relativeError / target
        let spent = elapsed - polishingStart
        left = spent > 1 ? spent * (excess * excess - 1) : nil
      }
    }
    if let wanted = plan.configuration.solve.wantedSamples {
      left = elapsed * (Double(wanted) / Double(samples) - 1)
    }
    context.report(
      samples: samples, estimate, remark: outcome.remark, secondsLeft: left.map { max(0, $0) })
  }
}

extension SolveSettings {
  /// The number of samples that is asked for, if one is.
  var wantedSamples: Int? {
    if case .samples(let wanted) = stop { Int(clamping: wanted) } else { nil }
  }

  /// The number of samples that ends a run in any case.
  var sampleLimit: Int { wantedSamples ?? Int(clamping: maximumSamples) }

  /// The error that is asked for, if one is.
  var targetError: Double? { if case .targetError(let target) = stop { target } else { nil } }
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
