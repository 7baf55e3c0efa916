public import FokkerPlanck
import Input
import Report
import WirePhysics

/// The Fokker-Planck answer to microscopic triples, and how far it can be trusted.
public struct MicroscopicAnswer: Sendable {
  /// S with another cut.
  public struct CutInfluence: Sendable {
    /// The cut, in sqrt(mT).
    public let cut: Double
    /// S, or nil where there is no solution.
    public let conductivity: Double?
    /// rho_D.
    public let dragResistivity: Double?
    /// Why there is no solution.
    public let failure: String?
  }

  /// How much of the three-particle part of g^T Q g comes from near momenta.
  public struct NearShare: Sendable {
    /// The distance of the closest two momenta, in sqrt(mT).
    public let gap: Double
    /// The share of triples nearer than that.
    public let share: Double
  }

  /// The solution at the cut that was asked for.
  public let solution: MicroscopicSolution
  /// The coefficients, at ``momenta``.
  public let profile: DiffusionProfile
  /// Half the cut, the cut, and twice the cut.
  public let cutInfluence: [CutInfluence]
  /// Twice and four times the cut.
  public let nearShares: [NearShare]
  /// V12's typical transfer over the thermal width T/v_F of the sharper Fermi point.
  public let momentumTransfer: Double

  init(_ configuration: RunConfiguration, intrawire: Double, mixed: Double) throws {
    let system = configuration.doubleWire
    let settings = MicroscopicSettings(
      cut: configuration.fokkerPlanck.cut ?? system.defaultCut,
      pairs: configuration.collisions.pairs, intrawire: intrawire, mixed: mixed)
    let solution = try MicroscopicSolver(system: system, settings: settings).solve()
    self.solution = solution
    profile = try DiffusionProfile(
      system, settings: settings, momenta: Self.momenta(solution))
    cutInfluence = try [0.5, 1, 2].map { factor in
      var other = settings
      other.cut *= factor
      other.tolerance = 1e-3
      if factor == 1 { return CutInfluence(solution) }
      do {
        return CutInfluence(try MicroscopicSolver(system: system, settings: other).solve())
      } catch let error as FokkerPlanckError {
        return CutInfluence(
          cut: other.cut, conductivity: nil, dragResistivity: nil, failure: "\(error)")
      }
    }
    let gaps = [2 * settings.cut, 4 * settings.cut]
    nearShares = zip(gaps, try solution.nearShares(gaps)).map(NearShare.init)
    let transfer = RegimeNumbers(system).momentumTransfer
    momentumTransfer = max(transfer.one, transfer.two)
  }

  /// By how much, at most, rho_D changes when the cut is halved or doubled, as a ratio above one.
  public var cutSensitivity: Double {
    let rho = solution.dragResistivity
    return cutInfluence.map { influence in
      guard let other = influence.dragResistivity else { return .infinity }
      return max(other / rho, rho / other)
    }.max() ?? .infinity
  }

  /// Whether transfers are small and the cut does not decide.
  public var isValid: Bool { momentumTransfer <= 0.3 && cutSensitivity <= 1.1 }

  /// Why the answer is or is not valid.
  public var because: String {
    let transfer =
      "transfers are \(TextTable.short(momentumTransfer, digits: 2)) of the thermal width T/v_F "
      + "(valid up to 0.3)"
    let cut =
      cutSensitivity.isFinite
      ? "halving or doubling the cut changes rho_D by up to a factor "
        + "\(TextTable.short(cutSensitivity)) (valid up to 1.1)"
      : "the equation is not solved at half or at twice the cut"
    return "\(transfer); \(cut)"
  }

  /// Momenta from the band bottom to beyond the Fermi points, for tables.
  private static func momenta(_ solution: MicroscopicSolution) -> [Double] {
    let fermi = max(
      solution.system[.one].fermiMomentum, solution.system[.two].fermiMomentum, 1)
    return (0...12).map { min(1.5 * fermi * Double($0) / 12, solution.cutoff) }
  }
}

extension MicroscopicAnswer.CutInfluence {
  fileprivate init(_ solution: MicroscopicSolution) {
    self.init(
      cut: solution.settings.cut, conductivity: solution.conductivity,
      dragResistivity: solution.dragResistivity, failure: nil)
  }
}
