internal import Foundation

/// The jackknife: error and bias of any statistic from recomputing it with one batch left out.
public struct Jackknife: Sendable, Equatable {
  /// The statistic corrected for bias, with its standard error.
  public let estimate: Estimate

  /// The estimated bias of the statistic of all data: subtracted in `estimate`.
  public let bias: Double

  /// Combines the statistic of all data with those of the data without batch 1, 2, and so on.
  ///
  /// The batches are independent and of equal size.
  ///
  /// - Throws: `StatisticsError` for fewer than two batches.
  public init(full: Double, leaveOneOut: [Double]) throws {
    let count = leaveOneOut.count
    guard count >= 2 else {
      throw StatisticsError.tooFewValues(given: count, needed: 2, for: "a jackknife error")
    }
    let n = Double(count)
    let mean = Moments.mean(leaveOneOut)
    bias = (n - 1) * (mean - full)
    let deviation = Moments.deviation(leaveOneOut)
    estimate = Estimate(
      value: full - bias, standardError: deviation * (n - 1) / n.squareRoot(), effectiveSamples: n)
  }

  /// Applies the jackknife to a function of batch averages, for example a ratio.
  ///
  /// - Parameters:
  ///   - batches: One array of observables per batch, all of the same length.
  ///   - statistic: The function of the averages of the observables.
  /// - Throws: `StatisticsError` for fewer than two batches.
  public init(batches: [[Double]], statistic: ([Double]) -> Double) throws {
    guard batches.count >= 2 else {
      throw StatisticsError.tooFewValues(
        given: batches.count, needed: 2, for: "a jackknife error")
    }
    let n = Double(batches.count)
    var sums = [Double](repeating: 0, count: batches[0].count)
    for batch in batches {
      precondition(batch.count == sums.count, "batches hold different numbers of observables")
      for i in sums.indices { sums[i] += batch[i] }
    }
    let without = batches.map { batch in
      statistic(zip(sums, batch).map { ($0 - $1) / (n - 1) })
    }
    try self.init(full: statistic(sums.map { $0 / n }), leaveOneOut: without)
  }
}
