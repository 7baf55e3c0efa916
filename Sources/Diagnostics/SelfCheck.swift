import Foundation
package import KineticOperator
package import Statistics
package import WirePhysics

/// One thing that is true of every sound run, measured: a number that must not exceed its limit.
public struct SelfCheck: Sendable, Equatable {
  /// What is checked.
  public enum Kind: String, Sendable, CaseIterable {
    /// Number, momentum and, where it holds, energy in each collision that was looked at again.
    case conservation
    /// Weights of microscopic triples are what plain arithmetic makes of kernel and thermal factors.
    case kernel
    /// Both halves of the samples give the same S.
    case halves
    /// The scalar samples that polish S give that of the assembled forms.
    case polishing
    /// Q annihilates a common shift of both wires.
    case zeroMode = "zero_mode"
    /// The power b^T g is the heat g^T Q g.
    case energyBalance = "energy_balance"
    /// The finite part of mixed scattering leaves the total form positive beyond statistical doubt.
    case positivity
    /// The linear system is not so near to singular that round-off shows.
    case condition
    /// No sample carries the stated error of a process that matters.
    case weightTail = "weight_tail"
    /// The batches scatter as the stated error supposes.
    case batchNormality = "batch_normality"
    /// The error of first order is that of the jackknife.
    case errorAgreement = "error_agreement"
    /// What is uncertain of the bias of second order is smaller than the error.
    case bias
    /// The drift is a trial function: what conventional theory gives is no less than rho_D.
    case upperBound = "upper_bound"
  }

  /// What is checked.
  public let kind: Kind
  /// The number found.
  public let value: Double

  /// Makes a check from what was found.
  public init(_ kind: Kind, _ value: Double) {
    self.kind = kind
    self.value = value
  }

  /// The largest number that passes.
  public var limit: Double { kind.limit }

  /// Whether the number is within its limit; what is not a number is not.
  public var isPassed: Bool { value <= limit }
}

extension SelfCheck.Kind {
  /// The largest number that passes: the one place of all thresholds.
  ///
  /// Exact laws are held to round-off; next to a double pole, weights of 1e9 all but cancel and leave 1e-7
  /// of it. Statistical ones are held to what chance gives once in a million runs.
  public var limit: Double {
    switch self {
    case .conservation, .kernel: 1e-9
    case .zeroMode: 1e-7
    case .energyBalance: 1e-7
    // The standard error of the lowest eigenvalue over the eigenvalue.
    case .positivity: 1.0 / 3
    case .condition: 1e13
    case .weightTail: 0.5
    // Minus the decimal logarithm of the probability.
    case .halves, .polishing: 6
    // Batches of scrambled Sobol points are not normal, and their mean has its error all the same: Laplace's
    // distribution gives 5 in one run of twenty, 10 in one of 4,000, and covers as it should. From 15 on
    // a stated 95 % is 90 % or less.
    case .batchNormality: 15
    case .errorAgreement: 2
    // It is taken away; a quarter of it counts as uncertain.
    case .bias: 4
    // Standard errors.
    case .upperBound: 5
    }
  }

  /// What the number is, in words.
  public var meaning: String {
    switch self {
    case .conservation: "relative defect of the conservation laws"
    case .kernel: "relative deviation of weights from plain arithmetic"
    case .halves: "-log10 of the probability that halves of the samples differ so much"
    case .polishing: "-log10 of the probability that polished and assembled S differ so much"
    case .zeroMode: "residual of the momentum zero mode"
    case .energyBalance: "|b^T g - g^T Q g|/(b^T g)"
    case .positivity: "standard error of the lowest eigenvalue of the form over the eigenvalue"
    case .condition: "condition number"
    case .weightTail: "uncertainty of the stated error due to its largest sample"
    case .batchNormality: "-log10 of the probability that the batches are normal"
    case .errorAgreement: "ratio of the errors of first order and of the jackknife"
    case .bias: "bias of second order over the standard error"
    case .upperBound: "rho_D above its upper bound, in standard errors"
    }
  }

  /// What to do about a failure.
  public var advice: String {
    switch self {
    case .conservation, .kernel, .halves, .polishing, .zeroMode, .energyBalance:
      "this is a fault of the program or of its libraries: please report it"
    case .positivity: "draw more samples, or lower collisions.triples.mixed"
    case .condition: "use fewer basis functions or a lower cutoff"
    case .weightTail: "the stated error is too small: use a potential without a cusp at q = 0"
    case .batchNormality, .errorAgreement, .bias, .upperBound: "draw more samples"
    }
  }
}

extension SelfCheck {
  /// By how many standard errors rho_D exceeds that of the drift, which bounds it by the variational principle.
  ///
  /// Both come from one sampled form, whose own rho_D never exceeds its bound: errors that do not cancel are
  /// those of the polishing.
  package static func upperBound(_ conventional: Estimate, over rho: Estimate) -> SelfCheck {
    let excess = rho.value - conventional.value
    let error = (rho - conventional).standardError + 1e-9 * abs(conventional.value)
    return SelfCheck(.upperBound, max(0, excess / error))
  }

  /// Whether mixed scattering could be as strong as it is.
  ///
  /// What samples give is the lowest eigenvalue of the total form, in units of the form without mixed scattering: 1 - 1/s.
  /// The error of a large s is large, and says nothing against positivity.
  /// - Parameter limit: the factor s by which mixed scattering may grow before positivity is lost.
  package static func positivity(_ limit: Estimate) -> SelfCheck {
    let s = limit.value
    return SelfCheck(.positivity, s > 1 ? limit.standardError / (s * (s - 1)) : .infinity)
  }

  /// The factor by which mixed scattering may grow before positivity is lost, at m V12(0) l = 1.
  ///
  /// For Gaussians with V11 = 2 V12 at eps_F/T = 3: measured, and of this order elsewhere. It falls with the inverse
  /// square of m V12(0) l.
  package static func roomForMixed(_ flavours: Flavours) -> Double {
    switch flavours {
    case .one: 1.5
    case .two: 0.83
    case .four: 0.58
    }
  }

  /// Whether two halves of the samples agree, by Student's t.
  ///
  /// S is stationary in g: to first order its values from the even and from the odd batches differ as the heats do.
  /// Batches of one rank or of one block of random numbers that are wrong show here.
  /// - Parameter heats: g^T Q g/4 of each batch.
  /// - Throws: `StatisticsError` for fewer than four batches.
  package static func halves(_ heats: [Double]) throws -> SelfCheck {
    let halves = try [0, 1].map { first in
      try BatchMeans(stride(from: first, to: heats.count, by: 2).map { heats[$0] }).estimate
    }
    return agreement(
      .halves, halves[0].value - halves[1].value,
      error: hypot(halves[0].standardError, halves[1].standardError),
      degreesOfFreedom: heats.count - 2)
  }

  /// Whether independent samples, added up in other ways, agree: a scalar for the given g, and forms.
  ///
  /// The statistical error of g raises the S of the forms by the deficit.
  package static func polishing(
    _ polish: SteadyState.Polish, of state: SteadyState
  ) -> SelfCheck {
    agreement(
      .polishing, state.S.value - (state.assembledS.value - polish.deficit),
      error: hypot(state.S.standardError, state.assembledS.standardError),
      degreesOfFreedom: polish.batchHeats.count - 1)
  }

  private static func agreement(
    _ kind: Kind, _ gap: Double, error: Double, degreesOfFreedom: Int
  ) -> SelfCheck {
    SelfCheck(
      kind,
      -log10(
        StudentT.twoSidedProbability(gap / error, degreesOfFreedom: Double(degreesOfFreedom))))
  }
}
