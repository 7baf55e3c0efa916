/// Sums over arrays that several statistics share.
enum Moments {
  static func mean(_ values: [Double]) -> Double {
    let first = values.reduce(0, +) / Double(values.count)
    // A second pass removes the rounding error of the first.
    return first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
  }

  /// The unbiased variance of one value.
  static func variance(_ values: [Double]) -> Double {
    let mean = mean(values)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
