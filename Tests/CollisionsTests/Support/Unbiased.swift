import Statistics
import Testing

/// Expects that independent estimates scatter about the truth as their errors say.
///
/// Chi-square about the truth, and the weighted mean within 4 of its errors. Each fails once in 1,000
/// to 16,000 seeds; a chi-square that is too small is an error bar that is too large, and fails too.
func expectUnbiased(
  _ estimates: [Estimate], truth: Double, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let deviations = estimates.map { ($0.value - truth) / $0.standardError }
  let square = deviations.reduce(0) { $0 + $1 * $1 }
  let test = ChiSquare(value: square, degreesOfFreedom: estimates.count)
  #expect(test.q > 1e-3 && test.q < 0.999, "\(test)", sourceLocation: sourceLocation)
  // Equal sample numbers: the plain mean, so that errors correlated with values cannot bias it.
  let mean = try BatchMeans(estimates.map(\.value)).estimate
  #expect(
    mean.agrees(with: truth, within: 4.5), "\(mean) for \(truth)", sourceLocation: sourceLocation)
}
