public import Collisions
import Foundation
public import Statistics
package import WirePhysics

/// The steady state under fields that do not accelerate the wires together: E0 = 0, E1 - E2 = 1.
public struct SteadyState: Sendable {
  /// The one element of the regular conductivity, equation (111), in e^2/sqrt(mT).
  public internal(set) var S: Estimate
  /// The drag resistivity n1 n2/(n1 + n2)^2/S, equation (114).
  public internal(set) var dragResistivity: Estimate
  /// S of the assembled forms and its error by the jackknife over batches, and the bias it sees.
  public let jackknife: Jackknife
  /// Spline coefficients of the regular parts of g_1 and g_2, for E1 - E2 = 1, in 1/T units of eE.
  public let distributions: [[Double]]
  /// The same without one batch of the samples each: what the jackknife needs for errors of g.
  package let distributionsWithoutOneBatch: [[[Double]]]
  /// k^T Q g, the momentum that collisions take from both wires: zero, its error that of the samples.
  public let momentumFriction: Estimate
  /// A solution in common and relative variables: the distributions but for a multiple of g = k in both wires.
  package let solution: [Double]
  /// What each process contributes to g^T Q g/4 = S; errors at this g.
  public internal(set) var contributions: [Contribution]
  /// The shares of these contributions, with what is uncertain of them and of g.
  public internal(set) var shares: [Estimate]
  /// What g alone leaves uncertain of the shares, as it comes from the assembled forms.
  package let shareErrorsOfG: [Double]
  /// g^T Q g/4 of all processes together.
  package var heat: Double { contributions.reduce(0) { $0 + $1.value.value } }
  /// Numerical self-checks.
  public let monitors: Monitors
  /// How the last digits of S came about, where a scalar estimate made them.
  package internal(set) var polish: Polish?

  /// S as the assembled forms gave it, to which the jackknife belongs.
  package internal(set) var assembledS: Estimate

  /// The share of a correction of second order that counts as uncertain.
  static let uncertainShare = 0.25

  /// The state with the bias of S taken away that the jackknife sees, where no scalar estimate has replaced it.
  ///
  /// The statistical error of g raises S on average: of second order, yet more than the error of first order where
  /// samples lie so evenly that the latter is small. A quarter of the correction counts as uncertain.
  package func withoutBias(of wires: WirePair<Wire>) -> SteadyState {
    guard polish == nil, jackknife.bias.isFinite, abs(jackknife.bias) < 0.5 * S.value else {
      return self
    }
    var result = self
    result.set(
      S: Estimate(
        value: S.value - jackknife.bias,
        standardError: hypot(S.standardError, Self.uncertainShare * jackknife.bias)), of: wires)
    return result
  }

  /// Puts S in its place, and rho_D with it.
  mutating func set(S: Estimate, of wires: WirePair<Wire>) {
    self.S = S
    let resistivity = wires.dragResistivity(fromS: S.value)
    dragResistivity = Estimate(
      value: resistivity, standardError: resistivity * S.standardError / S.value)
  }

  /// A scalar estimate of g^T Q g, in place of that of the assembled forms.
  package struct Polish: Sendable {
    /// What the statistical error of g takes away from S on average; it is added back.
    package let deficit: Double
    /// g^T Q g/4 of each batch, from which the error comes.
    package let batchHeats: [Double]
    /// Samples of the scalar estimate, all processes together.
    package let samples: Int
  }

  /// The contribution of one process to S = g^T Q g/4.
  public struct Contribution: Sendable {
    /// The process.
    public let process: CollisionProcess
    /// Its part of g^T Q g/4.
    public let value: Estimate
  }

  /// Deviations from exact laws; each is round-off unless something is wrong.
  public struct Monitors: Sendable, Equatable {
    /// The largest |Q(phi_i, k)| of all basis functions, over the sum of the magnitudes it is the sum of: the
    /// residual of the momentum zero mode.
    public let zeroModeResidual: Double
    /// |b^T g - g^T Q g|/(b^T g), the residual of the linear system.
    public let energyBalance: Double
  }
}

/// How the search for a steady state ended.
public enum SteadyStateOutcome: Sendable {
  /// There is one.
  case reached(SteadyState)
  /// The wires slide: S is infinite and rho_D = 0, equation (28).
  ///
  /// No process gives friction to the common motion, or none couples the wires at all.
  case frictionless
  /// The sampled form is not positive: the collisions cannot be a complete, consistent description.
  case indefinite(IndefiniteForm)
  /// Too few samples: fewer independent collisions than unknowns, around the given momentum.
  case undersampled(momentum: Double)
}

/// Evidence that a form has lost positivity.
public struct IndefiniteForm: Sendable {
  /// The lowest eigenvalue of the form scaled to a unit diagonal, with its standard error.
  public let eigenvalue: Estimate
  /// Spline coefficients of g_1 and g_2 along which the form is lowest.
  public let distributions: [[Double]]
  /// What each process contributes to the eigenvalue.
  public let contributions: [SteadyState.Contribution]

  /// Whether the sign is beyond statistical doubt (three standard errors).
  public var isCertain: Bool { eigenvalue.value < -3 * eigenvalue.standardError }
}
