import CGSL
import GSLSupport
package import Statistics

/// How often stated intervals hold the truth, against how often they should.
package struct Coverage: Sendable, Equatable {
  /// The number of intervals that hold the truth.
  package let hits: Int

  /// The number of intervals.
  package let trials: Int

  /// Wraps counts.
  package init(hits: Int, trials: Int) {
    precondition(trials > 0 && (0...trials).contains(hits), "\(hits) hits in \(trials) trials")
    self.hits = hits
    self.trials = trials
  }

  /// Counts the estimates that lie within so many standard errors of the truth.
  package init(of estimates: [Estimate], truth: Double, sigmas: Double) {
    self.init(
      hits: estimates.count { $0.agrees(with: truth, within: sigmas) }, trials: estimates.count)
  }

  /// The fraction of intervals that hold the truth.
  package var fraction: Double { Double(hits) / Double(trials) }

  /// Whether the fraction is one that honest intervals give except with probability `risk`.
  package func isConsistent(with nominal: Double, risk: Double) -> Bool {
    Self.band(nominal: nominal, trials: trials, risk: risk).contains(fraction)
  }

  /// The fractions that honest intervals give except with probability `risk` (binomial, exact).
  ///
  /// At most half the risk lies beyond each end.
  package static func band(nominal: Double, trials: Int, risk: Double) -> ClosedRange<Double> {
    precondition(nominal > 0 && nominal < 1, "a coverage outside (0, 1)")
    precondition(risk > 0 && risk < 1, "a risk outside (0, 1)")
    GSL.initialize()
    let n = UInt32(trials)
    var low: UInt32 = 0
    while gsl_cdf_binomial_P(low, nominal, n) <= risk / 2 { low += 1 }
    var high = n
    while high > 0, gsl_cdf_binomial_Q(high - 1, nominal, n) <= risk / 2 { high -= 1 }
    return Double(low) / Double(trials)...Double(high) / Double(trials)
  }

  /// The probability that a normal error lies within so many standard errors.
  /// - Parameter degreesOfFreedom: those of an error that is known no better; Student's t.
  package static func probability(sigmas: Double, degreesOfFreedom: Int? = nil) -> Double {
    GSL.initialize()
    let above =
      degreesOfFreedom.map { gsl_cdf_tdist_Q(sigmas, Double($0)) } ?? gsl_cdf_ugaussian_Q(sigmas)
    return 1 - 2 * above
  }
}
