public import ClosedForms
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

    /// (sampled - Fokker-Planck)/Fokker-Planck, where both are finite.
    public var relativeDifference: Double? {
      guard let rho = sampled.dragResistivity, let exact = reference else { return nil }
      return (rho.value - exact) / exact
    }

    /// The difference in standard errors of the sampled answer.
    public var deviation: Double? {
      guard let rho = sampled.dragResistivity, let exact = reference, rho.standardError > 0
      else { return nil }
      return (rho.value - exact) / rho.standardError
    }

    /// The Fokker-Planck drag resistivity, where it is not zero.
    public var reference: Double? {
      guard let value = fokkerPlanck?.dragResistivity, value > 0 else { return nil }
      return value
    }

    /// The closed forms of rho_D that apply here.
    public var applicable: [ClosedFormResult] {
      closedForms.filter { $0.valid && $0.form.isDragResistivity && $0.value != nil }
    }
  }

  /// The sampled answers.
  public let run: RunResult
  /// The points, in the order of the sweep.
  public let points: [Point]

  /// Compares a finished run with the analytic answers.
  /// - Throws: `ModelError` or `GSLError` from the analytic side.
  public init(_ run: RunResult) throws {
    self.run = run
    points = try run.points.map { sampled in
      let configuration = sampled.configuration
      var isMicroscopic = false
      if case .microscopic = configuration.collisions.triples { isMicroscopic = true }
      return Point(
        sampled: sampled,
        fokkerPlanck: isMicroscopic ? nil : try FokkerPlanckAnswer(configuration),
        closedForms: try ClosedFormAnswer(configuration).results)
    }
  }

  /// Chi-square of the sampled answers against the Fokker-Planck ones, over points that have both.
  ///
  /// It includes the systematic difference of order 1/l^2 between finite transfers and their limit.
  public var chiSquare: ChiSquare? {
    let deviations = points.compactMap(\.deviation)
    guard !deviations.isEmpty else { return nil }
    return ChiSquare(
      value: deviations.reduce(0) { $0 + $1 * $1 }, degreesOfFreedom: deviations.count)
  }
}

extension ClosedForm {
  /// Whether the form gives rho_D itself, rather than a width, a conductivity or a high-frequency limit.
  public var isDragResistivity: Bool {
    switch self {
    case .resonanceHeight, .lorentzian, .washedOut, .plateau, .drift, .farTail, .pairCollisions:
      true
    case .resonanceWidth, .resonanceWidthInDensity, .pairConductivity, .tailConductivity,
      .highFrequency:
      false
    }
  }
}
