public import KineticOperator
public import RunFiles
public import Statistics

/// The relaxation rates of one configuration, in both parities.
public struct SpectrumResult: Sendable {
  /// The configuration.
  public let configuration: RunConfiguration
  /// The modes of odd parity: what fields drive.
  public let odd: RelaxationOutcome
  /// The modes of even parity: densities and temperatures.
  public let even: RelaxationOutcome
  /// Samples drawn, all processes together.
  public let samples: Int
  /// Whether the error asked for was reached before the samples ran out.
  public let isTargetReached: Bool
  /// Seconds in all.
  public let seconds: Double
  /// The number of functions of both wires in each parity: that of its modes.
  let sizes: [Int]

  /// Samples and decomposes.
  ///
  /// The sampling stops where that of `drag response` does; the even modes see the same collisions.
  /// - Parameters:
  ///   - configuration: what to compute.
  ///   - threads: how many threads sample; the result does not depend on it.
  ///   - place: which sweep point this is, and of how many.
  ///   - keeper: reads and writes the checkpoints of this point, one for each parity; without one nothing
  ///     is kept.
  ///   - report: called after every look at the result.
  /// - Throws: `RunError`, `LapackError` or `GSLError`; `RunInterruption` or `CheckpointError`.
  public init(
    _ configuration: RunConfiguration, threads: Int, place: (point: Int, count: Int) = (0, 1),
    keeper: RunKeeper = RunKeeper(), report: (RunProgress) -> Void = { _ in }
  ) throws {
    let clock = StageClock()
    let plan = try RunPlan(configuration)
    let first = try FormSampling(
      plan: plan, basis: plan.basis, threads: threads, place: place, keeper: keeper,
      slot: 2 * place.point
    ).run(report: report, look: FormSampling.lookAtResponse)
    let basis = try SplineBasis(
      grid: plan.grid, degree: configuration.solve.basis.degree, parity: .even)
    let second = try FormSampling(
      plan: plan, basis: basis, threads: threads, place: place, keeper: keeper,
      slot: 2 * place.point + 1
    ).run(rounds: first.rounds, report: report, look: FormSampling.lookAtResponse)
    self.configuration = configuration
    odd = try first.kinetics.relaxation()
    even = try second.kinetics.relaxation()
    samples = first.samples
    isTargetReached = first.isTargetReached
    sizes = [2 * plan.basis.count, 2 * basis.count]
    seconds = clock.elapsed
  }

  /// One mode in a list of all.
  public struct Mode: Sendable, Equatable {
    /// Its parity.
    public let parity: Parity
    /// Its rate with its error, exactly zero for what is conserved; nil where there is no spectrum.
    public let rate: Estimate?
  }

  /// All modes, odd ones first, each parity from the slowest to the fastest.
  public var modes: [Mode] {
    zip([(Parity.odd, odd), (.even, even)], sizes).flatMap { item, size in
      guard case .found(let modes) = item.1 else {
        return Array(repeating: Mode(parity: item.0, rate: nil), count: size)
      }
      let conserved = Mode(parity: item.0, rate: Estimate(value: 0, standardError: 0))
      return Array(repeating: conserved, count: modes.conservedCount)
        + modes.rates.map { Mode(parity: item.0, rate: $0) }
    }
  }
}

extension Parity {
  /// The word in results.
  var word: String { self == .odd ? "odd" : "even" }
}
