import Collisions
public import Diagnostics
public import Input
public import KineticOperator
public import Statistics
public import WirePhysics

/// What came of one point: the outcome, the samples it took, and how it went.
public struct PointResult: Sendable {
  /// The configuration of this point.
  public let configuration: RunConfiguration
  /// The knots it was solved on.
  public let grid: MomentumGrid
  /// The splines of the distributions.
  public let basis: SplineBasis
  /// How the search for a steady state ended.
  public let outcome: SteadyStateOutcome
  /// E0 as the run gives it, and as equation (53) gives it.
  public let effectiveField: (value: Estimate, expected: Double)
  /// The factor by which mixed scattering may grow before positivity is lost; nil where it makes no sense.
  public let positivityLimit: Estimate?
  /// The drag resistivity of drifting equilibria, an upper bound of rho_D.
  public let conventionalDragResistivity: Estimate
  /// The same of pair collisions alone.
  public let conventionalPairResistivity: Estimate
  /// Samples drawn, all processes together.
  public let samples: Int
  /// Whether the error asked for was reached before the samples ran out.
  public let isTargetReached: Bool
  /// Whether polishing was given up because it did not agree with the assembled forms.
  public let isPolishingRefused: Bool
  /// What lay on lattices; nil where lattices were not asked for.
  let lattices: LatticeUse?
  /// The second look at single events.
  public let replay: EventReplay
  /// Checks of the run on itself.
  public let selfChecks: SelfChecks
  /// What tables of the potentials leave open of S; nil without tables, or without S.
  let tables: TableInfluence?
  /// Seconds by stage.
  public let stages: [(name: String, seconds: Double)]
  /// Seconds in all.
  public let seconds: Double

  init(
    plan: RunPlan, kinetics: KineticOperator, outcome: SteadyStateOutcome,
    positivityLimit: Estimate?, samples: Int,
    isTargetReached: Bool, isPolishingRefused: Bool, lattices: LatticeUse?,
    replay: EventReplay,
    stages: [(name: String, seconds: Double)],
    seconds: Double
  ) throws {
    configuration = plan.configuration
    self.positivityLimit = positivityLimit
    selfChecks = try SelfChecks(
      kinetics: kinetics, outcome: outcome, replay: replay, positivityLimit: positivityLimit,
      samples: samples)
    conventionalDragResistivity = try kinetics.conventionalDragResistivity()
    tables =
      if case .reached(let state) = outcome {
        TableInfluence(plan.configuration, of: state, basis: plan.basis)
      } else { nil }
    conventionalPairResistivity = try kinetics.conventionalDragResistivity { $0.channel == .pair }
    grid = plan.grid
    basis = plan.basis
    self.outcome = outcome
    self.samples = samples
    self.isTargetReached = isTargetReached
    self.isPolishingRefused = isPolishingRefused
    self.lattices = lattices
    self.replay = replay
    self.stages = stages
    self.seconds = seconds
    let fields = configuration.driveFields
    var state: SteadyState?
    if case .reached(let reached) = outcome { state = reached }
    effectiveField = (
      kinetics.effectiveField(fields: fields, state: state),
      configuration.doubleWire.wires.effectiveField(fields)
    )
  }

  /// The drag resistivity, zero without error where the motion is frictionless.
  ///
  /// Nil where there is none: the form is indefinite, or too few samples were drawn.
  public var dragResistivity: Estimate? {
    switch outcome {
    case .reached(let state): state.dragResistivity
    case .frictionless: Estimate(value: 0, standardError: 0)
    case .indefinite, .undersampled: nil
    }
  }

  /// S of the regular conductivity, where it is finite.
  public var S: Estimate? {
    if case .reached(let state) = outcome { state.S } else { nil }
  }

  /// How the search for a steady state ended, in a word.
  public var status: SteadyStatus { outcome.status }

  /// 1/(relative error squared x seconds), the figure of merit of a Monte Carlo run.
  public var figureOfMerit: Double? {
    guard let rho = dragResistivity, rho.relativeError > 0 else { return nil }
    return 1 / (rho.relativeError * rho.relativeError * seconds)
  }
}

extension PointResult {
  /// The regular part of g in one wire, for E0 = 0 and E1 - E2 = 1.
  public struct Distribution: Sendable {
    let basis: SplineBasis
    let coefficients: [Double]
    let withoutOneBatch: [[Double]]

    /// g at a momentum.
    public func value(at k: Double) -> Double { basis.value(coefficients, at: k) }

    /// dg/dk at a momentum, in 1/sqrt(mT).
    public func slope(at k: Double) -> Double { basis.slope(coefficients, at: k) }

    /// g at a momentum, its error by the jackknife over batches, which know it to a tenth: it is given to seven digits.
    public func estimate(at k: Double) -> Estimate { estimate { basis.value($0, at: k) } }

    /// dg/dk at a momentum, its error in the same way.
    public func slopeEstimate(at k: Double) -> Estimate { estimate { basis.slope($0, at: k) } }

    private func estimate(_ functional: ([Double]) -> Double) -> Estimate {
      let value = functional(coefficients)
      let jackknife = try? Jackknife(full: value, leaveOneOut: withoutOneBatch.map(functional))
      let error = jackknife?.estimate.standardError ?? .nan
      // What is kept of thousands of points would be round-off of their errors to two thirds.
      return Estimate(value: value, standardError: error.rounded(toBits: 24))
    }
  }

  /// The distribution in one wire, where there is a steady state.
  public func distribution(_ wire: WireIndex) -> Distribution? {
    guard case .reached(let state) = outcome else { return nil }
    return Distribution(
      basis: basis, coefficients: state.distributions[wire.rawValue],
      withoutOneBatch: state.distributionsWithoutOneBatch.map { $0[wire.rawValue] })
  }

  /// The evidence, where the form has lost positivity.
  public var indefiniteForm: IndefiniteForm? {
    if case .indefinite(let form) = outcome { form } else { nil }
  }
}

extension RunConfiguration {
  /// The fields of the run: as given, or E0 = 0 and E1 - E2 = 1.
  public var driveFields: WirePair<Double> {
    switch fields {
    case .canonical: doubleWire.wires.canonicalFields
    case .given(let fields): fields
    }
  }
}

extension Double {
  /// The nearest number with so many binary digits.
  fileprivate func rounded(toBits bits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let unit = UInt64(1) << UInt64(53 - bits)
    // A carry out of the digits is the next power of two.
    return Double(bitPattern: (bitPattern + unit / 2) & ~(unit - 1))
  }
}
