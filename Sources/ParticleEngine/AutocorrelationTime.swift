/// The integrated autocorrelation time of series with one mean, 1/2 for independent values.
///
/// 1/2 plus the sum of the autocorrelations up to a window of six such times (Sokal, in Functional
/// Integration, ed. DeWitt-Morette et al., 1997), all series together.
struct AutocorrelationTime {
  /// The time, in records.
  let records: Double

  init(_ series: [ArraySlice<Double>]) {
    let count = series.reduce(0) { $0 + $1.count }
    let mean = series.reduce(0) { $0 + $1.reduce(0, +) } / Double(max(count, 1))
    let deviations = series.map { $0.map { $0 - mean } }
    func covariance(_ lag: Int) -> Double {
      deviations.reduce(0) { sum, x in
        var part = 0.0
        for i in 0..<max(0, x.count - lag) { part += x[i] * x[i + lag] }
        return sum + part
      }
    }
    let variance = covariance(0)
    let longest = (series.first?.count ?? 0) / 2
    var time = 0.5
    var lag = 1
    while variance > 0, lag < longest, Double(lag) < 6 * time {
      time += covariance(lag) / variance
      lag += 1
    }
    records = max(time, 0.5)
  }
}
