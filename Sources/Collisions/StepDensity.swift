import VectorMath

/// A one-dimensional density that is constant on even steps.
///
/// Where a density is read much more often than drawn from: reading is one multiplication and one
/// look-up, without a search. Drawing inverts the cumulative sum, piecewise linear, by bins of even
/// probability. Both are exact for the same steps, so whatever target the steps were made from, no bias can come of it.
/// A class, so that loops that draw from it count no references to its tables.
package final class StepDensity: Sendable {
  /// Where the density lives.
  package let interval: ClosedRange<Double>
  private let inverseStep: Double
  private let step: Double
  /// One zero, the densities of the steps, one zero.
  private let densities: [Double]
  /// The probability below each step, and 1.
  private let below: [Double]
  /// For each bin of even probability the step it begins in, or the place after the last of `inverse` where the bin is to be searched:
  /// more than one boundary of steps falls into it.
  private let starts: [Int32]
  /// For each step the probability below it and dx/du; then what makes a search.
  ///
  /// A row of four numbers from one step on has all that a bin needs. Two tables that stay in the fastest memory, 48 kB
  /// together, instead of one of 256 kB with all about each bin: nine tenths of its rows are the same again.
  private let inverse: [Double]

  /// Bins per step: so many that few of them hold more than one boundary of steps.
  private static let binsPerStep = 4

  /// Makes a density in proportion to a target, plus an even share so that no place is starved.
  /// - Parameters:
  ///   - interval: where to sample.
  ///   - uniformShare: the share of the probability spread evenly over the interval, in (0, 1].
  ///   - steps: the number of steps.
  ///   - target: a density up to a factor, not negative, on the interval.
  package init(
    over interval: ClosedRange<Double>, uniformShare: Double, steps: Int = 2048,
    target: (Double) -> Double
  ) {
    precondition(uniformShare > 0 && uniformShare <= 1 && steps > 0)
    self.interval = interval
    step = (interval.upperBound - interval.lowerBound) / Double(steps)
    inverseStep = 1 / step
    let lower = interval.lowerBound
    let width = step
    let mass = (0..<steps).map { max(0, target(lower + (Double($0) + 0.5) * width)) }
    let total = mass.reduce(0, +)
    let share = total > 0 && total.isFinite ? 1 - uniformShare : 0
    let even = (1 - share) / Double(steps)
    let probabilities = mass.map { (share > 0 ? share * $0 / total : 0) + even }
    var below = [0.0]
    for p in probabilities { below.append(below[below.count - 1] + p) }
    let sum = below[steps]
    below = below.map { $0 / sum }
    // From the differences of the sums, so that drawing and reading agree to round-off.
    densities = [0] + (0..<steps).map { (below[$0 + 1] - below[$0]) / width } + [0]
    self.below = below
    // Behind the last step no boundary cuts a bin; a search is told from a number below every bin.
    let rows = (0..<steps).flatMap { [below[$0], width / (below[$0 + 1] - below[$0])] }
    inverse = rows + [2, .infinity, 2, .infinity]
    let count = Self.binsPerStep * steps
    var index = 0
    // One more, for a number next to 1 whose bin is rounded up.
    starts = (0...count).map { bin in
      while below[index + 1] <= Double(bin) / Double(count) && index + 1 < steps { index += 1 }
      let end = Double(bin + 1) / Double(count)
      let isSearched = index + 2 < steps && below[index + 2] < end
      return Int32(isSearched ? steps : index)
    }
  }

  /// The same steps in proportion to `density * factor`, with a share of this density kept.
  /// - Parameters:
  ///   - kept: the share of the density as it is, so that no place is starved.
  ///   - factor: not negative, at the middle of a step.
  package func reshaped(keeping kept: Double, by factor: (Double) -> Double) -> StepDensity {
    let steps = densities.count - 2
    let middles = (0..<steps).map { interval.lowerBound + (Double($0) + 0.5) * step }
    let shaped = (0..<steps).map { densities[$0 + 1] * factor(middles[$0]) }
    let total = shaped.reduce(0, +) * step
    guard total > 0 && total.isFinite else { return self }
    return StepDensity(over: interval, uniformShare: 1e-9, steps: steps) { x in
      let index = min(Int((x - interval.lowerBound) * inverseStep), steps - 1)
      return kept * densities[index + 1] + (1 - kept) * shaped[index] / total
    }
  }

  /// The point for a uniform random number, and the density there.
  package func point(_ u: Double) -> (x: Double, density: Double) {
    let index = self.index(u)
    let x = interval.lowerBound + Double(index) * step
    return (x + (u - below[index]) / densities[index + 1], densities[index + 1])
  }

  /// The density at a point; zero outside the interval.
  package func density(at x: Double) -> Double {
    let scaled = (x - interval.lowerBound) * inverseStep
    return densities[Int(min(max(scaled + 1, 0), Double(densities.count - 1)))]
  }

  /// The step that a number falls into, by bisection.
  private func index(_ u: Double) -> Int {
    var (low, high) = (0, below.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if below[middle] <= u { low = middle } else { high = middle }
    }
    return low
  }
}

extension StepDensity {
  /// Points for eight uniform random numbers, and the inverse densities there.
  @inline(__always)
  package func points(_ u: SIMD8<Double>) -> (x: SIMD8<Double>, inverse: SIMD8<Double>) {
    let scaled = u * Double(starts.count - 1)
    let bin = VectorMath.truncate(scaled)
    let first = starts.withUnsafeBufferPointer {
      VectorMath.gather($0.baseAddress.unsafelyUnwrapped, bin)
    }
    let (start, left, boundary, right) = inverse.withUnsafeBufferPointer {
      VectorMath.gatherRows($0.baseAddress.unsafelyUnwrapped, first &* 2)
    }
    // Measured from the boundary in the bin, if there is one, otherwise from the beginning of its step.
    let end = (VectorMath.double(bin) + 1) * (1 / Double(starts.count - 1))
    let isCut = VectorMath.select(boundary, below: end, SIMD8(repeating: 1), else: SIMD8())
    let from = VectorMath.select(boundary, below: end, boundary, else: start)
    let distance = u - from
    let beyond = VectorMath.select(boundary, below: end, right, else: left)
    let slope = VectorMath.select(distance, below: SIMD8(), left, else: beyond)
    let x = (VectorMath.double(first) + isCut) * step + interval.lowerBound
    let drawn = (x: VectorMath.multiplyAdd(distance, slope, x), inverse: slope)
    if VectorMath.isAny(drawn.x, below: SIMD8(repeating: -.greatestFiniteMagnitude)) {
      return searched(drawn, u)
    }
    return drawn
  }

  /// The points, those found by a search where bins hold more than one boundary.
  @inline(never)
  private func searched(
    _ drawn: (x: SIMD8<Double>, inverse: SIMD8<Double>), _ u: SIMD8<Double>
  ) -> (x: SIMD8<Double>, inverse: SIMD8<Double>) {
    var drawn = drawn
    for lane in 0..<8 where drawn.x[lane] == -.infinity {
      let (x, density) = point(u[lane])
      drawn.x[lane] = x
      drawn.inverse[lane] = 1 / density
    }
    return drawn
  }

  /// The densities at eight points.
  @inline(__always)
  package func densities(at x: SIMD8<Double>) -> SIMD8<Double> {
    let scaled = VectorMath.multiplyAdd(
      x, SIMD8(repeating: inverseStep), SIMD8(repeating: 1 - interval.lowerBound * inverseStep))
    let last = Double(densities.count - 1)
    let place = VectorMath.truncate(
      VectorMath.clamp(scaled, 0, last))
    return densities.withUnsafeBufferPointer {
      VectorMath.gather($0.baseAddress.unsafelyUnwrapped, place)
    }
  }
}
