import Foundation
import Statistics

/// Looks for the plateau of a series that begins with a transient.
///
/// The transient ends at the latest where the variance of the mean of the rest is least (MSER: White,
/// Simulation 69, 323). That alone would leave a bias of the order of the error. So the relaxation
/// time is taken from the area over the transient, and the beginning is moved on until what an
/// exponential would leave is a tenth of the error.
package struct PlateauSearch {
  private let series: [Double]
  private let interval: Double

  /// Takes a series of values at equal intervals of time, from its beginning on.
  package init(series: [Double], interval: Double) {
    self.series = series
    self.interval = interval
  }

  /// Searches.
  package func find() -> SteadyStateSearch {
    guard series.count >= Plateau.fewestRecords else { return notReached }
    var start = leastVariance()
    for _ in 0..<60 {
      guard start < series.count / 2 else { return notReached }
      let rest = Array(series[start...])
      guard let blocking = try? Blocking(rest) else { return notReached }
      guard isLevel(rest) else {
        start += max(1, series.count / 50)
        continue
      }
      let mean = blocking.estimate
      let time = relaxationTime(to: mean.value, end: start)
      let left =
        abs(mean.value - series[0]) * exp(-Double(start) / time) * time / Double(rest.count)
      if left <= 0.1 * mean.standardError || mean.standardError == 0 {
        return .reached(
          Plateau(
            S: mean, start: Double(start) * interval,
            autocorrelationTime: blocking.autocorrelationTime * interval,
            relaxationTime: time * interval, remainingBias: left))
      }
      start += max(1, Int(time / 2))
    }
    return notReached
  }

  /// The first record of the rest whose mean has the least variance.
  private func leastVariance() -> Int {
    var best = (start: 0, value: Double.infinity)
    var (sum, square) = (0.0, 0.0)
    let shift = series[series.count - 1]
    for start in stride(from: series.count - 1, through: 0, by: -1) {
      let x = series[start] - shift
      sum += x
      square += x * x
      let count = Double(series.count - start)
      guard count >= 32 else { continue }
      let value = (square - sum * sum / count) / (count * count)
      if value < best.value { best = (start, value) }
    }
    return best.start
  }

  /// Whether the halves of a series agree within three errors of their difference.
  private func isLevel(_ rest: [Double]) -> Bool {
    let middle = rest.count / 2
    func half(_ values: [Double]) -> Estimate {
      do { return try Blocking(values).estimate } catch StatisticsError.tooShort(_, let now, _) {
        return now
      } catch { return Estimate(value: values.first ?? 0, standardError: .infinity) }
    }
    return half(Array(rest[..<middle])).agrees(with: half(Array(rest[middle...])), within: 3)
  }

  /// The area between the series and its limit over their first distance, in records.
  private func relaxationTime(to limit: Double, end: Int) -> Double {
    let first = limit - series[0]
    guard first != 0 else { return 1 }
    let area = series[0..<max(1, end)].reduce(0) { $0 + (limit - $1) / first }
    return max(area, 1)
  }

  /// The time by which the slope falls by e, from the second and the last third of the series.
  private var notReached: SteadyStateSearch {
    let third = series.count / 3
    guard third >= 4 else {
      return .notReached(
        current: series.last ?? 0, relaxationTime: .infinity, needed: .infinity)
    }
    let early = slope(third..<2 * third)
    let late = slope(series.count - third..<series.count)
    let ratio = early / late
    let duration = Double(series.count) * interval
    let time = ratio > 1 ? Double(third) * interval / log(ratio) : .infinity
    // Ten relaxation times of approach, as much again of plateau; never less than now.
    return .notReached(
      current: series.last ?? 0, relaxationTime: time, needed: max(20 * time, 2 * duration))
  }

  private func slope(_ range: Range<Int>) -> Double {
    let centre = Double(range.lowerBound + range.upperBound - 1) / 2
    var (xy, xx) = (0.0, 0.0)
    for i in range {
      xy += (Double(i) - centre) * series[i]
      xx += (Double(i) - centre) * (Double(i) - centre)
    }
    return xy / xx
  }
}
