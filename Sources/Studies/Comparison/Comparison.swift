public import ClosedForms
package import Diagnostics
import Input
public import Statistics

/// The sampled answer, the Fokker-Planck answer and the closed forms, next to each other.
public enum Comparison {
  /// What is compared beyond the input.
  public struct Options: Sendable, Equatable {
    /// What is compared with the Fokker-Planck answer.
    public enum Transfers: String, Sendable {
      /// The run as it is, with transfers of finite size.
      case finite
      /// The limit of small transfers.
      case extrapolated
    }

    /// Which engines sample.
    public enum Engines: String, Sendable {
      /// The operator engine alone.
      case `operator`
      /// The particle engine as well: a second way to the same number.
      case both
    }

    /// What is compared with the Fokker-Planck answer.
    public var transfers: Transfers
    /// Which engines sample.
    public var engines: Engines

    /// Chooses.
    public init(transfers: Transfers = .finite, engines: Engines = .operator) {
      self.transfers = transfers
      self.engines = engines
    }

    var attributes: [(name: String, value: String)] {
      [("transfers", transfers.rawValue), ("engines", engines.rawValue)]
    }

    /// Reads the attributes of a result file.
    init(_ attribute: (String) -> String?) {
      transfers = attribute("transfers").flatMap(Transfers.init) ?? .finite
      engines = attribute("engines").flatMap(Engines.init) ?? .operator
    }
  }

  /// One point of the sweep.
  public struct Point: Sendable {
    /// The sampled answer.
    public let sampled: PointResult
    /// The Fokker-Planck answer, where there is one.
    public let fokkerPlanck: FokkerPlanckAnswer?
    /// The closed forms, with the strengths they were evaluated for.
    public let analytic: ClosedFormStudy.Answer
    /// The sampled answer in the limit of small transfers, where it was asked for and exists.
    public let extrapolated: TransferExtrapolation?
    /// What momenta near each other contribute, with microscopic triples.
    package let coincidences: [CoincidenceShare]
    /// Born and exact pair scattering, where there are both.
    public let scattering: ScatteringComparison?
    /// The answer of the particle engine, where it was asked for.
    public let particles: ParticlePoint?
    /// Seconds of work.
    public let seconds: Double

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

    /// All closed forms.
    public var closedForms: [ClosedFormResult] { analytic.results }

    /// The closed forms of rho_D that apply here.
    public var applicable: [ClosedFormResult] {
      closedForms.filter { $0.valid && $0.form.isDragResistivity && ($0.value ?? 0) > 0 }
    }
  }
}

extension StudyResult<Comparison.Point> {
  /// Chi-square of the sampled answers against the Fokker-Planck ones, over points that have both.
  ///
  /// Unless extrapolated it includes the systematic difference of order 1/l^2 between finite transfers and
  /// their limit. Microscopic triples are left out: near-coincident momenta keep the two apart at any transfer.
  /// Points are independent: they have random numbers of their own.
  public var chiSquare: ChiSquare? {
    Comparison.chiSquare(of: points.map { ($0.configuration, $0.deviation) })
  }
}

extension Comparison {
  /// Chi-square of deviations in standard errors; points of microscopic triples are left out.
  static func chiSquare(of points: [(configuration: RunConfiguration, deviation: Double?)])
    -> ChiSquare?
  {
    let deviations = points.filter { !$0.configuration.hasMicroscopicTriples }
      .compactMap(\.deviation)
    guard !deviations.isEmpty else { return nil }
    return ChiSquare(
      value: deviations.reduce(0) { $0 + $1 * $1 }, degreesOfFreedom: deviations.count)
  }
}
