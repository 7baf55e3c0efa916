import Statistics
import Testing

@Suite struct BatchMeansTests {
  @Test func `equal weights give the textbook error`() throws {
    let batches = try BatchMeans([1, 2, 3, 4, 5])
    #expect(batches.estimate.value == 3)
    #expect(abs(batches.estimate.standardError - 0.5.squareRoot()) < 1e-15)
    #expect(batches.estimate.effectiveSamples == 5)
    #expect(batches.count == 5)
  }

  @Test func `a large common value costs no digits`() throws {
    let batches = try BatchMeans([1e9 + 1, 1e9 + 2, 1e9 + 3])
    #expect(abs(batches.estimate.standardError - (1.0 / 3).squareRoot()) < 1e-9)
  }

  @Test(arguments: [1e-220, 1e220])
  func `the squares of the values need not be numbers`(unit: Double) throws {
    let plain = try BatchMeans([1, 2, 3, 4]).estimate
    let scaled = try BatchMeans([1, 2, 3, 4].map { $0 * unit }).estimate
    #expect(abs(scaled.standardError / unit - plain.standardError) < 1e-14)
    let jackknife = try Jackknife(full: 2.5 * unit, leaveOneOut: [1, 2, 3, 4].map { $0 * unit })
    let reference = try Jackknife(full: 2.5, leaveOneOut: [1, 2, 3, 4])
    #expect(
      abs(jackknife.estimate.standardError / unit - reference.estimate.standardError) < 1e-14)
  }

  @Test func `batches of weight zero do not count`() throws {
    let batches = try BatchMeans([1, .nan, 3], weights: [2, 0, 2])
    #expect(batches.estimate == (try BatchMeans([1, 3])).estimate)
    #expect(batches.count == 2)
  }

  @Test func `the error is unbiased for unequal batches`() throws {
    // Batch i averages w_i normal numbers, so the true variance of the mean is 1 / sum w = 1/40.
    let weights = [1.0, 2, 3, 4, 5, 6, 9, 10]
    let squares = try (0..<UInt32(4000)).map { run in
      let noise = gaussians(weights.count, block: run)
      let values = zip(noise, weights).map { $0 / $1.squareRoot() }
      let error = try BatchMeans(values, weights: weights).estimate.standardError
      return error * error
    }
    // 4 standard errors of the mean of 4000 squares: one failure in 16,000 seeds.
    #expect(try BatchMeans(squares).estimate.agrees(with: 1.0 / 40, within: 4))
  }

  @Test func `too few batches and bad weights are refused`() {
    let error = #expect(throws: StatisticsError.self) { try BatchMeans([1]) }
    #expect(
      error?.description
        == "cannot compute an error from batches (1 values given, at least 2 needed); add values")
    #expect(throws: StatisticsError.badWeights) { try BatchMeans([1, 2], weights: [1, -1]) }
    #expect(
      StatisticsError.badWeights.description
        == "cannot use the weights (each must be finite and not negative, and one must be "
        + "positive); check where they come from")
  }
}
