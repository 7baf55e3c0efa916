import VectorMath

/// What samples tell about where a proposal should go: squares of contributions by place.
struct ProposalTally {
  /// Bins of |k| up to the limit.
  static let bins = 96

  private let binsPerUnit: Double
  /// Sums of f^2 and of 1, by leg class and bin of |k|.
  private var squares: [Double]
  private var counts: [Double]
  /// Sums of f^2 p/p' for other proposals p' of the angle.
  var variations: [SIMD8<Double>]

  init(limit: Double, classes: Int, variations: Int) {
    binsPerUnit = Double(Self.bins) / limit
    squares = Array(repeating: 0, count: classes * Self.bins)
    counts = squares
    self.variations = Array(repeating: SIMD8(), count: variations)
  }

  private func bin(_ k: Double) -> Int { min(Int(abs(k) * binsPerUnit), Self.bins - 1) }

  /// Counts a leg at a momentum.
  @inline(__always)
  mutating func add(_ k: Double, class index: Int, square: Double, share: Double) {
    let place = index * Self.bins + bin(k)
    squares[place] += square * share
    counts[place] += share
  }

  /// The factors sqrt(<f^2 | k>) by which the density of a leg class is best multiplied.
  ///
  /// For a product of densities the variance is smallest when each is in proportion to the root of the
  /// conditional mean square times itself. Smoothed over three bins.
  func factor(class index: Int) -> (Double) -> Double {
    let range = index * Self.bins..<(index + 1) * Self.bins
    let (f2, n) = (Array(squares[range]), Array(counts[range]))
    let roots = f2.indices.map { i in
      let window = max(0, i - 1)...min(Self.bins - 1, i + 1)
      let weight = window.reduce(0.0) { $0 + n[$1] }
      return weight > 0 ? (window.reduce(0.0) { $0 + f2[$1] } / weight).squareRoot() : 0
    }
    return { roots[bin($0)] }
  }

  /// The variation with the smallest mean square.
  var bestVariation: Int {
    let sums = variations.map { $0.sum() }
    return sums.indices.min { sums[$0] < sums[$1] } ?? 0
  }
}
