internal import CGSL
internal import GSLSupport

/// A chi-square with its degrees of freedom.
public struct ChiSquare: Sendable, Equatable, CustomStringConvertible {
  /// The sum of squared deviations over variances.
  public let value: Double

  /// The number of degrees of freedom.
  public let degreesOfFreedom: Int

  /// Wraps a value that was computed elsewhere.
  public init(value: Double, degreesOfFreedom: Int) {
    precondition(degreesOfFreedom >= 0, "negative degrees of freedom")
    self.value = value
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Chi-square per degree of freedom; not a number without any.
  public var perDegree: Double { value / Double(degreesOfFreedom) }

  /// The probability Q that chance alone gives at least this value; 1 without degrees of freedom.
  public var q: Double {
    GSL.initialize()
    return degreesOfFreedom == 0 ? 1 : gsl_cdf_chisq_Q(value, Double(degreesOfFreedom))
  }

  /// Chi-square per degree of freedom, the degrees, and Q, for example `chi2/dof = 0.93 [9], Q = 0.49`.
  public var description: String {
    guard degreesOfFreedom > 0 else { return "chi2/dof undefined [0]" }
    return "chi2/dof = \(Estimate.rounded(perDegree)) [\(degreesOfFreedom)], "
      + "Q = \(Estimate.rounded(q))"
  }
}

/// Student's t distribution.
public enum StudentT {
  /// The probability of a deviation at least as large as `t`, to either side.
  public static func twoSidedProbability(_ t: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "Student's t needs degrees of freedom")
    GSL.initialize()
    return 2 * gsl_cdf_tdist_Q(t.magnitude, degreesOfFreedom)
  }
}
