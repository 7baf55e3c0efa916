package import Statistics

extension ChiSquare {
  /// Compares observed counts with expected ones (Pearson).
  ///
  /// - Parameters:
  ///   - observed: Counts, one a bin.
  ///   - expected: Expected counts, one a bin, positive; above about 5 for Q to be exact.
  ///   - constraints: Parameters fixed by the data; 1 when only the totals agree by construction.
  package init(observed: [Int], expected: [Double], constraints: Int = 1) {
    precondition(observed.count == expected.count, "observed and expected bins differ in number")
    precondition(expected.allSatisfy { $0 > 0 }, "an expected count is not positive")
    var value = 0.0
    for (observed, expected) in zip(observed, expected) {
      let difference = Double(observed) - expected
      value += difference * difference / expected
    }
    self.init(value: value, degreesOfFreedom: observed.count - constraints)
  }
}
