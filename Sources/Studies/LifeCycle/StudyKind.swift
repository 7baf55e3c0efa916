public import Input
import ResultFiles
import WirePhysics

/// A question that a user asks of an input file: the list of all studies.
///
/// Commands name one, result files keep its words, and `drag reproduce` asks the same again.
public enum StudyKind: Sendable, Equatable {
  /// Drag in the steady state, by the engine of the input; an ensemble where it has several seeds.
  case steadyState(SteadyStateEngine)
  /// The sampled answer next to the analytic ones.
  case comparison(Comparison.Options)
  /// sigma(omega) and rho_12(omega).
  case response(SolveSettings.Engine)
  /// Relaxation rates.
  case spectrum
  /// What is numerics and not physics.
  case convergence(SolveSettings.Engine)
  /// The Fokker-Planck equation.
  case fokkerPlanck
  /// The integral equation of pair collisions alone.
  case pairEquation
  /// The closed forms.
  case closedForms
  /// Rates of three-particle scattering at momenta; the usual ones if the list is empty.
  case lifetimes(momenta: [Double])
  /// One three-particle collision.
  case kernel(KernelCollision)
  /// A question of another target.
  case added(AddedStudy)

  /// How drag in the steady state is found.
  public enum SteadyStateEngine: Sendable, Equatable {
    case `operator`
    case particles
    case ensemble
  }

  /// Runs the study.
  /// - Throws: what planning or the study throws; `RunInterruption` if it was asked to stop.
  public func run(_ runner: StudyRunner) throws -> any StudyOutcome {
    switch self {
    case .steadyState(.operator): try runner.record(self, OperatorRun.init)
    case .steadyState(.particles): try runner.record(self, ParticleStudy.init)
    case .steadyState(.ensemble): try runner.record(self, EnsembleStudy.init)
    case .comparison(let options):
      try runner.run(self) { try ComparisonStudy($0, options: options) }
    case .response(.operator): try runner.record(self, ResponseStudy.init)
    case .response(.particles): try runner.record(self, ParticleResponseStudy.init)
    case .spectrum: try runner.record(self, SpectrumStudy.init)
    case .convergence(.operator): try runner.run(self, ConvergenceStudy.init)
    case .convergence(.particles): try runner.run(self, ParticleConvergenceStudy.init)
    case .fokkerPlanck: try runner.record(self, FokkerPlanckStudy.init)
    case .pairEquation: try runner.record(self, PairEquationStudy.init)
    case .closedForms: try runner.record(self, ClosedFormStudy.init)
    case .lifetimes(let momenta):
      try runner.record(self) { try LifetimeStudy($0, momenta: momenta) }
    case .kernel(let collision):
      try runner.record(self) { KernelStudy($0, collision: collision) }
    case .added(let study): try study.run(runner)
    }
  }

  /// Its words at the end of the attribute `source` of a result file.
  package var words: String {
    switch self {
    case .steadyState(.operator): "operator engine"
    case .steadyState(.particles): "particle engine"
    case .steadyState(.ensemble): "ensemble of seeds"
    case .comparison: "comparison"
    case .response(.operator): "frequency response"
    case .response(.particles): "impulse response of the particle engine"
    case .spectrum: "relaxation spectrum"
    case .convergence(.operator): "convergence study"
    case .convergence(.particles): "convergence study of the particle engine"
    case .fokkerPlanck: "Fokker-Planck equation"
    case .pairEquation: "integral equation of pairs"
    case .closedForms: "closed forms"
    case .lifetimes: "lifetimes"
    case .kernel: "one collision"
    case .added(let study): study.words
    }
  }

  /// Options that are not in the input: attributes of a result file.
  var options: [(name: String, value: String)] {
    switch self {
    case .comparison(let options): options.attributes
    case .lifetimes(let momenta):
      [("lifetime_momenta", momenta.map { "\($0)" }.joined(separator: ","))]
    case .kernel(let collision): collision.attributes
    case .added(let study): study.options
    default: []
    }
  }

  /// The study that a result file tells of.
  package init?(words: String, attribute: (String) -> String?) {
    let kinds: [StudyKind] =
      [
        .steadyState(.operator), .steadyState(.particles), .steadyState(.ensemble),
        .comparison(.init(attribute)), .response(.operator), .response(.particles), .spectrum,
        .convergence(.operator), .convergence(.particles), .fokkerPlanck, .pairEquation,
        .closedForms,
        .lifetimes(
          momenta: attribute("lifetime_momenta").map {
            $0.split(separator: ",").compactMap { Double($0) }
          } ?? []),
      ] + (KernelCollision(attribute).map { [.kernel($0)] } ?? [])
    guard let kind = kinds.first(where: { words.hasSuffix(", \($0.words)") }) else { return nil }
    self = kind
  }

  /// Whether a single point has no dimension `point` in a result file.
  var isCompact: Bool {
    switch self {
    case .response, .spectrum: true
    default: false
    }
  }

  /// What the points of a sweep have in common, from what is said of each.
  func common(_ configurations: [RunConfiguration], _ points: PointReadings) -> Readings {
    guard case .comparison = self else { return Readings() }
    return Comparison.common(
      zip(configurations, points).map { (configuration: $0, readings: $1) })
  }

  /// Whether JSON has a list of points even for a single one.
  var isAlwaysList: Bool { if case .comparison = self { true } else { false } }

  /// Whether ranks share its work; all others are for one process.
  public var isShared: Bool { self != .convergence(.particles) }

  /// Whether ranks that take points can share a single one of them.
  var isSharedInside: Bool {
    [.steadyState(.operator), .steadyState(.ensemble), .response(.operator), .spectrum].contains(
      self)
  }
}

/// A question that a target above this one adds to the list: how it is asked, and what its results say of it.
public struct AddedStudy: Sendable, Equatable {
  /// Its words at the end of the attribute `source` of a result file.
  public let words: String
  /// Options that are not in the input: attributes of a result file.
  public let options: [(name: String, value: String)]
  let run: @Sendable (StudyRunner) throws -> any StudyOutcome

  /// Adds a question.
  public init(
    words: String, options: [(name: String, value: String)],
    run: @escaping @Sendable (StudyRunner) throws -> any StudyOutcome
  ) {
    self.words = words
    self.options = options
    self.run = run
  }

  /// Whether both ask the same.
  public static func == (left: AddedStudy, right: AddedStudy) -> Bool {
    left.words == right.words && left.options.elementsEqual(right.options, by: ==)
  }
}

extension StudyKind {
  /// Drag in the steady state, by the engine and the seeds of an input.
  /// - Throws: `RunError` if the points of a sweep have different engines.
  public static func steadyState(of input: InputFile) throws -> StudyKind {
    switch try engine(of: input) {
    case .particles: return .steadyState(.particles)
    case .operator:
      let isEnsemble = input.configurations.contains { $0.random.seeds != nil }
      return .steadyState(isEnsemble ? .ensemble : .operator)
    }
  }

  /// The engine of all points of an input.
  /// - Throws: `RunError` if they have different ones.
  public static func engine(of input: InputFile) throws -> SolveSettings.Engine {
    let engines = input.configurations.map(\.solve.engine)
    guard engines.allSatisfy({ $0 == engines[0] }) else { throw RunError.mixedEngines }
    return engines[0]
  }
}
