public import ClosedForms
import FokkerPlanck
import RunFiles
public import Statistics

/// The sampled answer, the Fokker-Planck answer and the closed forms, next to each other.
public struct Comparison: Sendable {
  /// One point of the sweep.
  public struct Point: Sendable {
    /// The sampled answer.
    public let sampled: PointResult
    /// The Fokker-Planck answer, where there is one.
    public let fokkerPlanck: FokkerPlanckAnswer?
    /// All closed forms.
    public let closedForms: [ClosedFormResult]
    /// The sampled answer in the limit of small transfers, where it was asked for and exists.
    public let extrapolated: TransferExtrapolation?
    /// What momenta near each other contribute, with microscopic triples.
    public let coincidences: [CoincidenceShare]
    /// The answer of the particle engine, where it was asked for.
    public let particles: ParticlePoint?

    /// The answer of the particle engine minus that of the operator, in their joint standard errors.
    public var particleDeviation: Double? {
      guard let one = particles?.dragResistivity, let other = sampled.dragResistivity else {
        return nil
      }
      let error =
        (one.standardError * one.standardError
        + other.standardError * other.standardError).squareRoot()
      return error > 0 ? (one.value - other.value) / error : nil
    }

    /// What is compared with the Fokker-Planck answer: the extrapolated value where there is one.
    public var compared: Estimate? { extrapolated?.limit ?? sampled.dragResistivity }

    /// (sampled - Fokker-Planck)/Fokker-Planck, where both are finite.
    public var relativeDifference: Double? {
      guard let rho = compared, let exact = reference else { return nil }
      return (rho.value - exact) / exact
    }

    /// The difference in standard errors of the sampled answer.
    public var deviation: Double? {
      guard let rho = compared, let exact = reference, rho.standardError > 0
      else { return nil }
      return (rho.value - exact) / rho.standardError
    }

    /// Whether the Fokker-Planck answer is the one to microscopic triples.
    var isMicroscopic: Bool {
      if case .microscopic = fokkerPlanck?.model { true } else { false }
    }

    /// The Fokker-Planck drag resistivity, where it is not zero.
    public var reference: Double? {
      guard let value = fokkerPlanck?.dragResistivity, value > 0 else { return nil }
      return value
    }

    /// The closed forms of rho_D that apply here.
    public var applicable: [ClosedFormResult] {
      closedForms.filter { $0.valid && $0.form.isDragResistivity && ($0.value ?? 0) > 0 }
    }
  }

  /// What is compared with the Fokker-Planck answer.
  public enum Transfers: String, Sendable {
    /// The run as it is, with transfers of finite size.
    case finite
    /// The limit of small transfers.
    case extrapolated
  }

  /// Which engines sample.
  public enum Engines: Sendable {
    /// The operator engine alone.
    case `operator`
    /// The particle engine as well: a second way to the same number.
    case both
  }

  /// The sampled answers.
  public let run: RunResult
  /// The points, in the order of the sweep.
  public let points: [Point]

  /// Compares a finished run with the analytic answers.
  /// - Parameters:
  ///   - run: the run.
  ///   - transfers: as they are, or extrapolated to zero by further runs.
  ///   - engines: whether the particle engine evolves each point as well, to the same error if it can.
  ///   - threads: how many threads sample.
  ///   - report: told of the progress of the particle engine.
  /// - Throws: `ModelError` or `GSLError` from the analytic side; `ParticleError` from the particles.
  public init(
    _ run: RunResult, transfers: Transfers = .finite, engines: Engines = .operator,
    threads: Int = 1, report: (RunProgress) -> Void = { _ in }
  ) throws {
    self.run = run
    points = try run.points.enumerated().map { index, sampled in
      let configuration = sampled.configuration
      let answer = try Self.fokkerPlanck(configuration)
      return Point(
        sampled: sampled, fokkerPlanck: answer,
        closedForms: try ClosedFormAnswer(configuration).results,
        extrapolated: transfers == .finite
          ? nil
          : try TransferExtrapolation(
            configuration, samples: sampled.samples, replica: UInt32(index), threads: threads),
        coincidences: try Self.coincidences(sampled, answer, threads: threads),
        particles: engines == .operator
          ? nil
          : try Self.particles(
            configuration, place: (index, run.points.count), threads: threads, report: report))
    }
  }

  /// The same point evolved in time.
  private static func particles(
    _ configuration: RunConfiguration, place: (point: Int, count: Int), threads: Int,
    report: (RunProgress) -> Void
  ) throws -> ParticlePoint {
    var evolved = configuration
    evolved.solve.engine = .particles
    return try ParticlePointRun(
      plan: RunPlan(evolved), momenta: [], threads: threads, place: place, keeper: RunKeeper()
    ).run(report: report)
  }

  /// The Fokker-Planck answer; none to microscopic triples whose equation has no solution.
  private static func fokkerPlanck(_ configuration: RunConfiguration) throws -> FokkerPlanckAnswer?
  {
    do { return try FokkerPlanckAnswer(configuration) } catch is FokkerPlanckError {
      // Transfers without a scale, or no convergence: there is nothing to compare with.
      return nil
    }
  }

  /// What momenta nearer than half, once, twice and four times the cut contribute.
  private static func coincidences(
    _ sampled: PointResult, _ answer: FokkerPlanckAnswer?, threads: Int
  ) throws -> [CoincidenceShare] {
    guard case .microscopic(let microscopic) = answer?.model else { return [] }
    let cut = microscopic.solution.settings.cut
    return try CoincidenceShare.all(
      of: sampled, gaps: [0.5, 1, 2, 4].map { $0 * cut }, threads: threads)
  }

  /// Chi-square of the sampled answers against the Fokker-Planck ones, over points that have both.
  ///
  /// Unless extrapolated it includes the systematic difference of order 1/l^2 between finite transfers and
  /// their limit. Microscopic triples are left out: near-coincident momenta keep the two apart at any transfer.
  /// Points are independent: they have random numbers of their own.
  public var chiSquare: ChiSquare? {
    let deviations = points.filter { !$0.isMicroscopic }.compactMap(\.deviation)
    guard !deviations.isEmpty else { return nil }
    return ChiSquare(
      value: deviations.reduce(0) { $0 + $1 * $1 }, degreesOfFreedom: deviations.count)
  }
}
