internal import Foundation

/// The mean of a correlated series, with an honest error (Flyvbjerg and Petersen, 1989).
///
/// Neighbours are averaged in pairs again and again; the naive error grows until the blocks are
/// longer than the correlations, and is right from there on.
public struct Blocking: Sendable, Equatable {
  /// One level of blocking.
  public struct Level: Sendable, Equatable {
    /// How many values make a block.
    public let blockSize: Int
    /// How many blocks there are.
    public let blocks: Int
    /// The standard error of the mean, were the blocks independent.
    public let standardError: Double
    /// The statistical error of `standardError`.
    public let uncertainty: Double
  }

  /// The mean and its standard error; the effective samples are the independent ones.
  public let estimate: Estimate

  /// The integrated autocorrelation time in steps; 1/2 for independent values.
  ///
  /// The variance of the mean is 2 tau times that of independent values.
  public let autocorrelationTime: Double

  /// All levels, for a plot of the plateau.
  public let levels: [Level]

  /// The level whose error is reported.
  public let chosen: Int

  /// The fewest blocks from which an error is accepted: it is then known to about 18 %.
  public static let fewestBlocks = 16

  /// Analyses a series.
  ///
  /// The block size B is the smallest with B^3 > 2 N (2 tau)^2, tau that of its level (Lee et al., Phys. Rev.
  /// E 83, 066706): there, bias and noise of the error balance.
  ///
  /// - Throws: `StatisticsError.tooShort`, which carries the current estimate, when no level with enough
  ///   blocks satisfies this; `tooFewValues` below four values.
  public init(_ series: [Double]) throws {
    guard series.count >= 4 else {
      throw StatisticsError.tooFewValues(
        given: series.count, needed: 4, for: "the error of a correlated series")
    }
    levels = Self.levels(of: series)
    let naive = levels[0].standardError
    func time(_ level: Level) -> Double {
      naive == 0 ? 0.5 : 0.5 * (level.standardError / naive) * (level.standardError / naive)
    }
    let n = Double(series.count)
    func isConverged(_ level: Level) -> Bool {
      let inefficiency = 2 * time(level)
      return pow(Double(level.blockSize), 3) > 2 * n * inefficiency * inefficiency
    }
    let mean = Moments.mean(series)
    func estimate(_ level: Level) -> Estimate {
      Estimate(
        value: mean, standardError: level.standardError, effectiveSamples: n / (2 * time(level)))
    }
    guard
      let chosen = levels.firstIndex(where: { isConverged($0) && $0.blocks >= Self.fewestBlocks })
    else {
      let largest = levels.max { $0.standardError < $1.standardError }!
      throw StatisticsError.tooShort(
        length: series.count, current: estimate(largest), autocorrelationTime: time(largest))
    }
    self.chosen = chosen
    self.estimate = estimate(levels[chosen])
    autocorrelationTime = time(levels[chosen])
  }

  private static func levels(of series: [Double]) -> [Level] {
    var levels: [Level] = []
    var blocks = series
    var size = 1
    while blocks.count >= 4 {
      let n = Double(blocks.count)
      let error = (Moments.variance(blocks) / n).squareRoot()
      let uncertainty = error / (2 * (n - 1)).squareRoot()
      levels.append(
        Level(
          blockSize: size, blocks: blocks.count, standardError: error,
          uncertainty: uncertainty))
      blocks = halved(blocks)
      size *= 2
    }
    return levels
  }

  private static func halved(_ blocks: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(blocks.count / 2)
    for i in stride(from: 1, to: blocks.count, by: 2) {
      result.append(0.5 * (blocks[i - 1] + blocks[i]))
    }
    return result
  }
}
