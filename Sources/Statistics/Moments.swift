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

  /// The square root of the variance, also where squares leave the range of numbers.
  static func deviation(_ values: [Double]) -> Double {
    let unit = unit(of: values)
    return unit * variance(values.map { $0 / unit }).squareRoot()
  }

  /// A power of two near the largest magnitude: division by it rounds nothing.
  static func unit(of values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return 1 }
    // A step of safety on either side of the range.
    let exponent = min(max(largest.exponent, -1000), 1000)
    return Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
