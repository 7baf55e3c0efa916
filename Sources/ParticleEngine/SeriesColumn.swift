/// One column of a time series: the mean over replicas and its standard error.
public struct SeriesColumn: Sendable, Equatable {
  /// A short name, such as `current_1`.
  public let name: String
  /// What it is, in words.
  public let meaning: String
  /// The unit, in reduced units.
  public let unit: String
  /// One value a record, t = 0 first.
  public let values: [Double]
  /// Standard errors from the scatter of the replicas; empty for fewer than two, and for the time.
  public let standardErrors: [Double]

  /// A column without errors.
  init(name: String, meaning: String, unit: String, values: [Double]) {
    self.name = name
    self.meaning = meaning
    self.unit = unit
    self.values = values
    standardErrors = []
  }

  /// The mean over replicas, `replicas[replica][row]`.
  init(name: String, meaning: String, unit: String, replicas: [[Double]]) {
    self.name = name
    self.meaning = meaning
    self.unit = unit
    (values, standardErrors) = Self.average(replicas)
  }

  /// Means and standard errors over the first index.
  static func average(_ replicas: [[Double]]) -> ([Double], [Double]) {
    let count = Double(replicas.count)
    let rows = replicas.first?.indices ?? 0..<0
    let means = rows.map { row in replicas.reduce(0) { $0 + $1[row] } / count }
    guard replicas.count > 1 else { return (means, []) }
    let errors = rows.map { row in
      let square = replicas.reduce(0) { sum, values in
        sum + (values[row] - means[row]) * (values[row] - means[row])
      }
      return (square / (count - 1) / count).squareRoot()
    }
    return (means, errors)
  }
}
