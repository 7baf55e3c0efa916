internal import CGSL
internal import GSLSupport

/// Student's t distribution.
public enum StudentT {
  /// The t below which a fraction `probability` of the distribution lies.
  public static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability outside (0, 1)")
    precondition(degreesOfFreedom > 0, "Student's t needs degrees of freedom")
    GSL.initialize()
    return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
  }

  /// The probability of a deviation at least as large as `t`, to either side.
  public static func twoSidedProbability(_ t: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "Student's t needs degrees of freedom")
    GSL.initialize()
    return 2 * gsl_cdf_tdist_Q(t.magnitude, degreesOfFreedom)
  }
}
