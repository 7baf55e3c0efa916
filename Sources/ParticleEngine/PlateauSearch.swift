import Foundation
import Statistics

/// Looks for the plateau of series that begin with a transient, one series a replica.
///
/// The transient ends at the latest where the variance of the mean of the rest is least (MSER: White,
/// Simulation 69, 323). That alone would leave a bias of the order of the error. So the relaxation
/// time is taken from the area over the transient, and the beginning is moved on until what an
/// exponential would leave is a tenth of the error. The error is that of batches many autocorrelation
/// times long, or, with many replicas, of one batch each: replicas are independent at any length.
package struct PlateauSearch {
  private let replicas: [[Double]]
  private let mean: [Double]
  private let interval: Double

  /// The length of a batch, in autocorrelation times: the error is then 2.5 % too small.
  private static let batchLength = 20.0
  /// The fewest batches of all replicas together: the error is then known to 18 %.
  private static let fewestBatches = 16

  /// Takes series of values at equal intervals of time, from their beginning on.
  package init(replicas: [[Double]], interval: Double) {
    self.replicas = replicas
    self.interval = interval
    mean = (replicas.first?.indices ?? 0..<0).map { row in
      replicas.reduce(0) { $0 + $1[row] } / Double(replicas.count)
    }
  }

  /// Searches.
  package func find() -> SteadyStateSearch {
    guard mean.count >= Plateau.fewestRecords else { return notReached }
    var start = leastVariance()
    for _ in 0..<60 {
      guard start < mean.count / 2 else { return notReached }
      guard let (S, memory) = average(from: start) else { return notReached }
      let time = relaxationTime(to: S.value, end: start)
      let left =
        abs(S.value - mean[0]) * exp(-Double(start) / time) * time / Double(mean.count - start)
      if !isLevel(from: start) {
        start += max(1, mean.count / 50)
      } else if left > 0.1 * S.standardError {
        start += max(1, Int(time / 2))
      } else {
        return .reached(
          Plateau(
            S: S, start: Double(start) * interval, autocorrelationTime: memory * interval,
            relaxationTime: time * interval, remainingBias: left))
      }
    }
    return notReached
  }

  /// The first record of the rest whose mean has the least variance, in the first half.
  ///
  /// Noise alone has its least variance anywhere; a transient longer than that shows in the halves.
  private func leastVariance() -> Int {
    var best = (start: 0, value: Double.infinity)
    var (sum, square) = (0.0, 0.0)
    let shift = mean[mean.count - 1]
    for start in stride(from: mean.count - 1, through: 0, by: -1) {
      let x = mean[start] - shift
      sum += x
      square += x * x
      let count = Double(mean.count - start)
      guard count >= 32, 2 * (start + 1) < mean.count else { continue }
      let value = (square - sum * sum / count) / (count * count)
      if value < best.value { best = (start, value) }
    }
    return best.start
  }

  /// The mean over the rest, and the autocorrelation time in records; nil if the rest is too short.
  private func average(from start: Int) -> (Estimate, Double)? {
    let memory = AutocorrelationTime(replicas.map { $0[start...] }).records
    let length = max(1, Int((Self.batchLength * memory).rounded(.up)))
    let independent = replicas.count >= Self.fewestBatches ? 1 : 0
    let perReplica = max(independent, (mean.count - start) / length)
    guard perReplica * replicas.count >= Self.fewestBatches else { return nil }
    let batches = batchMeans(start..<mean.count, perReplica: perReplica)
    guard let estimate = try? BatchMeans(batches).estimate else { return nil }
    return (estimate, memory)
  }

  /// Means over equal shares of a range, all replicas; the remainder is left out at the beginning.
  private func batchMeans(_ range: Range<Int>, perReplica: Int) -> [Double] {
    let length = range.count / perReplica
    let first = range.upperBound - length * perReplica
    return replicas.flatMap { series in
      (0..<perReplica).map { batch in
        let begin = first + batch * length
        return series[begin..<begin + length].reduce(0, +) / Double(length)
      }
    }
  }

  /// Whether the halves of the rest agree within three errors of their difference.
  private func isLevel(from start: Int) -> Bool {
    let middle = (start + mean.count) / 2
    let shares = max(1, (8 + replicas.count - 1) / replicas.count)
    guard (mean.count - middle) >= shares,
      let early = try? BatchMeans(batchMeans(start..<middle, perReplica: shares)).estimate,
      let late = try? BatchMeans(batchMeans(middle..<mean.count, perReplica: shares)).estimate
    else { return false }
    return early.agrees(with: late, within: 3)
  }

  /// The area between the series and its limit over their first distance, in records.
  private func relaxationTime(to limit: Double, end: Int) -> Double {
    let first = limit - mean[0]
    guard first != 0 else { return 1 }
    let area = mean[0..<max(1, end)].reduce(0) { $0 + (limit - $1) / first }
    return max(area, 1)
  }

  /// The time by which the slope falls by e, from the second and the last third of the series.
  private var notReached: SteadyStateSearch {
    let third = mean.count / 3
    let now = mean.last ?? 0
    guard third >= 4 else {
      return .notReached(current: now, relaxationTime: .infinity, needed: .infinity)
    }
    let early = slope(third..<2 * third)
    let late = slope(mean.count - third..<mean.count)
    let ratio = early / late
    let duration = Double(mean.count) * interval
    let time = ratio > 1 ? Double(third) * interval / log(ratio) : .infinity
    // Ten relaxation times of approach, as much again of plateau; never less than now.
    return .notReached(
      current: now, relaxationTime: time, needed: max(20 * time, 2 * duration))
  }

  private func slope(_ range: Range<Int>) -> Double {
    let centre = Double(range.lowerBound + range.upperBound - 1) / 2
    var (xy, xx) = (0.0, 0.0)
    for i in range {
      xy += (Double(i) - centre) * mean[i]
      xx += (Double(i) - centre) * (Double(i) - centre)
    }
    return xy / xx
  }
}
