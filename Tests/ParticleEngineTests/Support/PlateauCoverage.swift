import Statistics

/// How often the stated errors of plateaus should hold.
enum PlateauCoverage {
  /// The probability of Student's t within so many errors, averaged: each error has batches of its own.
  static func nominal(of estimates: [Estimate], sigmas: Double) -> Double {
    estimates.reduce(0) { sum, estimate in
      let batches = estimate.effectiveSamples ?? .infinity
      return sum + 1 - StudentT.twoSidedProbability(sigmas, degreesOfFreedom: batches - 1)
    } / Double(estimates.count)
  }
}
