import Foundation
import VectorMath

/// A smooth map from (0, 1) to all numbers, for points on lattices.
///
/// It is made to follow a density that is a sum of logistic peaks,
///
///     p(x) = sum of w_i/h_i e^-|z|/(1 + e^-|z|)^2,   z = (x - c_i)/h_i,
///
/// with some even places c_i, one width, and one wide peak, so that no place is starved. The inverse of its cumulative
/// sum is tabulated as a cubic on even steps, with the slopes 1/p. In the first and the last step x runs to the ends
/// like 1/t, so that whatever falls off exponentially with x vanishes there with all its derivatives: an integrand of such a kind
/// becomes a function of period one. A map to positive numbers tabulates log(1 + e^x) instead, and its lower end is
/// exp(-1/t). What multiplies the integrand is the slope of the table itself, so whatever
/// the density was made from, no bias can come of it; cubics are smooth enough down to 1e-9.
struct SmoothMap: Sendable {
  private static let steps = 1024
  /// The share of the wide peak.
  private static let wideShare = 0.08

  /// The places of the peaks, evenly spaced.
  let places: [Double]
  private let width: Double
  private let wideWidth: Double
  /// Whether the map is one to positive numbers.
  private let isPositive: Bool
  /// Cubics in the place within a step.
  private let pieces: [SIMD4<Double>]
  /// x and dx/dt at the inner ends of the first and the last step.
  private let lower: (x: Double, slope: Double)
  private let upper: (x: Double, slope: Double)

  /// Makes the map.
  /// - Parameters:
  ///   - places: the places of the peaks, ascending and evenly spaced, at least two.
  ///   - weights: their weights; all zero counts as all equal.
  ///   - width: the width of the peaks.
  ///   - wideWidth: that of the wide one in the middle.
  ///   - isPositive: whether to map to log(1 + e^x) instead of x.
  init(
    places: [Double], weights: [Double], width: Double, wideWidth: Double = 1.5,
    isPositive: Bool = false
  ) {
    self.places = places
    self.isPositive = isPositive
    self.width = width
    self.wideWidth = wideWidth
    let total = weights.reduce(0, +)
    let isUsable = total > 0 && total.isFinite
    let even = 1 / Double(places.count)
    // A share is spread over all peaks as well.
    let shares = weights.map {
      (1 - Self.wideShare) * (isUsable ? 0.95 * $0 / total + 0.05 * even : even)
    }
    let middle = 0.5 * (places[0] + places[places.count - 1])
    let peaks = LogisticPeaks(places: places, shares: shares, width: width)
    func cumulative(_ x: Double) -> (below: Double, density: Double) {
      let (own, wide) = (peaks.cumulative(x), LogisticPeaks.one((x - middle) / wideWidth))
      return (
        own.below + Self.wideShare * wide.below,
        own.density + Self.wideShare / wideWidth * wide.density
      )
    }
    let count = Self.steps
    var nodes: [(x: Double, slope: Double)] = []
    var left = middle - 40 * max(wideWidth, middle - places[0])
    let right = middle + 40 * max(wideWidth, middle - places[0])
    var x = middle - wideWidth * 8
    for node in 1..<count {
      let target = Double(node) / Double(count)
      var (low, high) = (left, right)
      var found = cumulative(x)
      // Newton's steps; halving where they leave the interval.
      for _ in 0..<80 where abs(found.below - target) > 1e-14 {
        if found.below < target { low = x } else { high = x }
        let next = x + (target - found.below) / found.density
        x = next > low && next < high ? next : 0.5 * (low + high)
        found = cumulative(x)
      }
      let e = exp(-abs(x))
      nodes.append(
        isPositive
          ? (max(x, 0) + log1p(e), (x < 0 ? e : 1) / (1 + e) / found.density)
          : (x, 1 / found.density))
      left = x
      x += 1 / (found.density * Double(count))
    }
    lower = nodes[0]
    upper = nodes[count - 2]
    let step = 1 / Double(count)
    pieces = (0..<count).map { index in
      guard index > 0, index < count - 1 else { return SIMD4() }
      let (a, b) = (nodes[index - 1], nodes[index])
      let (da, db, rise) = (a.slope * step, b.slope * step, b.x - a.x)
      return SIMD4(a.x, da, 3 * rise - 2 * da - db, da + db - 2 * rise)
    }
  }

  /// The same peaks with other weights.
  func reweighted(_ weights: [Double]) -> SmoothMap {
    SmoothMap(
      places: places, weights: weights, width: width, wideWidth: wideWidth,
      isPositive: isPositive)
  }

  /// The peak next to what the map gives.
  func peak(at value: Double) -> Int {
    let x = isPositive && value < 30 ? log(max(expm1(value), 1e-30)) : value
    let step = (places[places.count - 1] - places[0]) / Double(places.count - 1)
    return min(max(Int(((x - places[0]) / step).rounded()), 0), places.count - 1)
  }

  /// The same after the map t^4/(t^3 + c (1 - t)^3) of (0, 1) onto itself, whose slope vanishes three times at zero.
  ///
  /// For integrands that do not vanish at the lower end of x.
  @inline(__always)
  func raisedPoints(_ t: SIMD8<Double>) -> (x: SIMD8<Double>, slope: SIMD8<Double>) {
    let c = 0.3
    let rest = 1 - t
    let (t2, rest2) = (t * t, rest * rest)
    let t3 = t2 * t
    let inverse = 1 / (t3 + rest2 * rest * c)
    // Below one whatever the rounding.
    let place = VectorMath.minimum(t2 * t2 * inverse, SIMD8(repeating: 1 - 0x1p-53))
    let (x, slope) = points(place)
    return (x, slope * (t3 * (t3 + rest2 * (rest * 4 + t * 3) * c)) * (inverse * inverse))
  }

  /// A map of (0, 1) onto itself whose slope vanishes three times at both ends: 35 t^4 - 84 t^5 + 70 t^6 - 20 t^7.
  @inline(__always)
  static func flat(_ t: SIMD8<Double>) -> (place: SIMD8<Double>, slope: SIMD8<Double>) {
    let bump = t * (1 - t)
    let high = ((t * -20 + 70) * t - 84) * t + 35
    return ((t * t) * (t * t) * high, bump * bump * bump * 140)
  }

  /// x and dx/dt for eight numbers t.
  @inline(__always)
  func points(_ t: SIMD8<Double>) -> (x: SIMD8<Double>, slope: SIMD8<Double>) {
    let count = Double(Self.steps)
    let scaled = t * count
    let step = VectorMath.truncate(VectorMath.clamp(scaled, 0, count - 0.5))
    let place = scaled - VectorMath.double(step)
    let (c0, c1, c2, c3) = pieces.withUnsafeBufferPointer {
      VectorMath.gatherRows(
        UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: Double.self),
        step &* 4)
    }
    let bent = VectorMath.multiplyAdd(c3, place, c2)
    var x = VectorMath.multiplyAdd(VectorMath.multiplyAdd(bent, place, c1), place, c0)
    var slope =
      VectorMath.multiplyAdd(
        VectorMath.multiplyAdd(c3 * 3, place, c2 * 2), place, c1) * count
    // Where the first and the last step begin, in steps from the end of (0, 1).
    let one = SIMD8<Double>(repeating: 1)
    let fromEnd = SIMD8(repeating: count) - scaled
    let below = 1 / scaled
    let above = 1 / fromEnd
    let shrink = below * below * lower.slope
    let reach = (1 - below) * (lower.slope / count)
    if isPositive {
      // Never zero, by which others divide.
      let share = VectorMath.exp(VectorMath.clamp(reach * (1 / lower.x), -600, 0))
      x = VectorMath.select(scaled, below: one, share * lower.x, else: x)
      slope = VectorMath.select(scaled, below: one, share * shrink, else: slope)
    } else {
      x = VectorMath.select(scaled, below: one, reach + lower.x, else: x)
      slope = VectorMath.select(scaled, below: one, shrink, else: slope)
    }
    x = VectorMath.select(
      fromEnd, below: one, (above - 1) * (upper.slope / count) + upper.x, else: x)
    slope = VectorMath.select(fromEnd, below: one, above * above * upper.slope, else: slope)
    return (x, slope)
  }
}

/// A sum of logistic peaks of one width at even places, eight of which are computed at a time.
///
/// With e = exp((x - c)/h) at the place c next to x, that of another place is e exp(-(c_i - c)/h), a number of a table. What is more than
/// `reach` widths away lies above or below to the last bit.
private struct LogisticPeaks {
  /// In widths.
  private static let reach = 40.0

  private let first: Double
  private let spacing: Double
  private let width: Double
  /// Peaks on each side of the one next to x: what fills them up to whole vectors has no share.
  private let side: Int
  /// The shares, with as many zeros on both sides.
  private let shares: [Double]
  /// What the shares of all before each place add up to.
  private let before: [Double]
  /// exp(-(c_i - c)/h) of the peaks around one.
  private let factors: [SIMD8<Double>]

  init(places: [Double], shares: [Double], width: Double) {
    first = places[0]
    spacing = (places[places.count - 1] - first) / Double(places.count - 1)
    self.width = width
    let needed = Int((Self.reach * width / spacing).rounded(.up))
    let vectors = (2 * needed + 8) / 8
    let side = 4 * vectors
    self.side = side
    let zeros = Array(repeating: 0.0, count: side)
    self.shares = zeros + shares + zeros
    before = self.shares.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1) }
    let ratio = spacing / width
    factors = (0..<vectors).map { vector in
      var eight = SIMD8<Double>()
      for lane in 0..<8 {
        // No further than the reach: the vectors may hold a few more.
        eight[lane] = exp(min(max(Double(side - 8 * vector - lane) * ratio, -600), 600))
      }
      return eight
    }
  }

  /// What lies below x, and the density there.
  func cumulative(_ x: Double) -> (below: Double, density: Double) {
    let last = shares.count - 2 * side - 1
    let next = Int(min(max(((x - first) / spacing).rounded(), 0), Double(last)))
    let z = (x - first - Double(next) * spacing) / width
    // Beyond all places there is no peak next to x, and none within reach.
    guard abs(z) < Self.reach else { return (z < 0 ? 0 : before[shares.count], 0) }
    let e = exp(z)
    var (below, density) = (SIMD8<Double>(), SIMD8<Double>())
    shares.withUnsafeBufferPointer { shares in
      var place = UnsafeRawPointer(shares.baseAddress.unsafelyUnwrapped + next)
      for factor in factors {
        let share = place.loadUnaligned(as: SIMD8<Double>.self)
        let own = e * factor
        let inverse = 1 / (1 + own)
        below += share * (own * inverse)
        density += share * (own * inverse * inverse)
        place += 64
      }
    }
    return (before[next] + below.sum(), density.sum() / width)
  }

  /// One peak of unit width and weight, z away from its place.
  static func one(_ z: Double) -> (below: Double, density: Double) {
    let e = exp(-abs(z))
    let tail = e / (1 + e)
    return (z < 0 ? tail : 1 - tail, tail / (1 + e))
  }
}
