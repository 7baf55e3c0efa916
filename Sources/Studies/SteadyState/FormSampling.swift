import Checkpoints
import Collisions
import Input
import KineticOperator
import Statistics
import WirePhysics

/// Samples the collision forms of a configuration until what is wanted from them is accurate.
struct FormSampling: Evaluation {
  /// The forms, in an operator, and what they took.
  struct Answer {
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

  private let plan: RunPlan
  private let basis: SplineBasis
  private let means: SamplingMeans
  private let context: StudyContext
  private let rounds: Int?
  private let assembler: OperatorAssembler
  private let thermal: ThermalForms
  private var schedule: CheckSchedule
  /// What was restored may be good enough as it is.
  private var isRestored = false

  /// Prepares to sample until both ends of the response are accurate, or the samples are used up.
  /// - Parameters:
  ///   - plan: knots and samplers.
  ///   - basis: the splines, of either parity.
  ///   - means: what the samples are drawn with; learned ones for odd splines only.
  ///   - context: threads, clock and progress.
  ///   - rounds: a number of rounds to draw in any case, instead of looking.
  init(
    _ plan: RunPlan, basis: SplineBasis, _ means: SamplingMeans, _ context: StudyContext,
    rounds: Int? = nil
  ) {
    self.plan = plan
    self.basis = basis
    self.means = means
    self.context = context
    self.rounds = rounds
    schedule = plan.checkSchedule()
    assembler = plan.assembler(
      basis: basis, samplers: means.samplers, samples: plan.configuration.solve.wantedSamples,
      replica: UInt32(context.point.index), after: means.rounds, threads: context.threads,
      ranks: context.ranks)
    thermal = ThermalForms(
      basis: basis, wires: WireIndex.allCases.map { plan.configuration.doubleWire[$0] })
  }

  var course: AssemblerState { assembler.state }

  mutating func restore(_ course: AssemblerState) throws {
    try assembler.restore(course)
    schedule = plan.checkSchedule(roundsDone: assembler.rounds)
    isRestored = assembler.rounds > 0
  }

  /// The round after which the forms are looked at next.
  private var nextLook: Int {
    rounds ?? min(schedule.next, assembler.rounds(for: plan.configuration.solve.sampleLimit))
  }

  mutating func advance() throws -> Answer? {
    if !isRestored { assembler.run(to: nextLook) }
    isRestored = false
    let drawn = assembler.rounds * assembler.samplesPerRound
    let solve = plan.configuration.solve
    let isLast = rounds.map { assembler.rounds >= $0 } ?? (drawn >= solve.sampleLimit)
    guard isLast || (rounds == nil && schedule.isDue(round: assembler.rounds)) else { return nil }
    let kinetics = KineticOperator(
      doubleWire: plan.configuration.doubleWire, basis: basis, thermal: thermal,
      forms: assembler.forms(), threads: context.threads)
    var verdict = Verdict.done
    if rounds == nil, let target = solve.targetError {
      verdict = try Self.look(at: kinetics, target: target)
    }
    var isReached = true
    if case .goOn(let estimate, let remark) = verdict {
      isReached = false
      context.report(samples: drawn, estimate, remark: remark)
    } else {
      context.report(samples: drawn)
    }
    guard isLast || (isReached && solve.targetError != nil) else { return nil }
    return Answer(
      kinetics: kinetics, rounds: assembler.rounds, samples: means.samples + drawn,
      isTargetReached: isReached)
  }

  /// Satisfied when both ends of the response are accurate: dc, where there is friction, and (29).
  private static func look(at kinetics: KineticOperator, target: Double) throws -> Verdict {
    let high = try kinetics.highFrequencyResistivity()
    // Wires that no collision couples: zero without error.
    let isHighKnown = high.value == 0 || high.relativeError <= target
    switch try kinetics.steadyState() {
    case .indefinite(let form) where form.isCertain: return .done
    case .reached(let state):
      return state.isAccurate(to: target) && isHighKnown
        ? .done : .goOn(state.dragResistivity, remark: "")
    case .frictionless:
      return isHighKnown ? .done : .goOn(nil, remark: "frictionless at dc")
    case let outcome: return .goOn(nil, remark: outcome.remark)
    }
  }
}
