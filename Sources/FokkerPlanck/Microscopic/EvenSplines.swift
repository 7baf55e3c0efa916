import Foundation
import GSLSupport

/// Even B-splines in k on a symmetric axis, the trial slopes of a Galerkin solution.
///
/// Knots are evenly spaced in k + k^2/2: in k at the band bottom, in energy above, where slopes change like
/// exp(k^2/2).
/// Splines on the whole axis are added in mirror pairs, so that every function is as smooth at k = 0
/// as elsewhere.
struct EvenSplines: Sendable {
  /// The largest degree that ``Values`` has room for.
  static let largestDegree = 7

  /// The functions that do not vanish at a momentum: the first, and the values from there on.
  struct Values {
    var first = 0
    var lanes = SIMD8<Double>()
  }

  /// The degree of the polynomial pieces.
  let degree: Int
  /// The number of functions.
  let count: Int
  /// The knots k >= 0, from zero to the cutoff.
  let knots: [Double]
  private let scale: Double
  private let midpoints: [Double]
  /// For each interval the first function that does not vanish there.
  private let first: [Int]
  /// For each interval the coefficients of the powers of k - midpoint, lowest first, of all that do not vanish.
  private let pieces: [SIMD8<Double>]

  /// Divides the axis up to a cutoff into intervals.
  init(cutoff: Double, intervals: Int, degree: Int) {
    precondition(cutoff > 0 && intervals > 0 && (1...Self.largestDegree).contains(degree))
    self.degree = degree
    let length = cutoff + 0.5 * cutoff * cutoff
    scale = Double(intervals) / length
    let knots = (0...intervals).map { index in
      (1 + 2 * length * Double(index) / Double(intervals)).squareRoot() - 1
    }
    self.knots = knots
    count = (2 * intervals + degree + 1) / 2
    let mirrored = knots.dropFirst().reversed().map { -$0 } + knots
    let ends = Array(repeating: knots[intervals], count: degree)
    let extended = ends.map { -$0 } + mirrored + ends
    midpoints = zip(knots, knots.dropFirst()).map { ($0 + $1) / 2 }
    let total = 2 * intervals + degree
    let lowest = total / 2
    first = (0..<intervals).map { max(intervals + $0, lowest) - lowest }
    var pieces: [SIMD8<Double>] = []
    for place in 0..<intervals {
      let full = intervals + place
      let splines = Self.splines(
        of: degree, on: extended, interval: full, around: midpoints[place])
      for power in 0...degree {
        var lanes = SIMD8<Double>()
        for lane in 0...degree {
          let index = full + lane
          lanes[max(index, total - 1 - index) - lowest - first[place]] += splines[lane][power]
        }
        pieces.append(lanes)
      }
    }
    self.pieces = pieces
  }

  /// The largest momentum.
  var cutoff: Double { knots[knots.count - 1] }

  /// The functions at a momentum within the cutoff.
  func values(at momentum: Double) -> Values {
    let k = abs(momentum)
    let intervals = knots.count - 1
    var place = min(Int(scale * (k + 0.5 * k * k)), intervals - 1)
    // The position is exact but for the rounding of the knots.
    if k < knots[place] { place -= 1 }
    if place + 1 < intervals && k >= knots[place + 1] { place += 1 }
    let t = k - midpoints[place]
    let lanes = pieces.withUnsafeBufferPointer { pieces in
      let base = place * (degree + 1)
      var sum = pieces[base + degree]
      for power in stride(from: degree - 1, through: 0, by: -1) {
        sum = sum * t + pieces[base + power]
      }
      return sum
    }
    return Values(first: first[place], lanes: lanes)
  }

  /// The B-splines that do not vanish in an interval of the whole axis, as coefficients of powers of t = k - midpoint, by the
  /// recurrence of Cox and de Boor.
  private static func splines(
    of degree: Int, on knots: [Double], interval: Int, around midpoint: Double
  ) -> [SIMD8<Double>] {
    var polynomials = [SIMD8<Double>](repeating: SIMD8(), count: degree + 1)
    polynomials[0][0] = 1
    let own = interval + degree
    for order in 1...degree {
      var saved = SIMD8<Double>()
      for lane in 0..<order {
        let (left, right) = (knots[own + lane + 1 - order], knots[own + lane + 1])
        let share = polynomials[lane] / (right - left)
        var raised = SIMD8<Double>()
        for power in 1...degree { raised[power] = share[power - 1] }
        polynomials[lane] = saved + share * (right - midpoint) - raised
        saved = share * (midpoint - left) + raised
      }
      polynomials[order] = saved
    }
    return polynomials
  }

  /// Momenta k > 0 and weights that integrate an even function over the whole axis.
  func quadrature(points: Int) -> [(k: Double, weight: Double)] {
    let rule = GaussLegendre(points: points)
    return zip(knots, knots.dropFirst()).flatMap { lower, upper in
      rule.rule(from: lower, to: upper).map { ($0.x, 2 * $0.weight) }
    }
  }

  /// The value of the function with some coefficients.
  func value(_ coefficients: [Double], at k: Double) -> Double {
    let values = values(at: k)
    return (0...min(degree, count - 1 - values.first)).reduce(0) {
      $0 + values.lanes[$1] * coefficients[values.first + $1]
    }
  }
}
