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
  /// The knots of the whole axis, ends repeated.
  private let extended: [Double]
  private let scale: Double

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
    extended = ends.map { -$0 } + mirrored + ends
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
    let full = intervals + place
    let splines = splines(at: k, interval: full)
    let total = 2 * intervals + degree
    let lowest = total / 2
    var result = Values(first: max(full, lowest) - lowest)
    for lane in 0...degree {
      let index = full + lane
      result.lanes[max(index, total - 1 - index) - lowest - result.first] += splines[lane]
    }
    return result
  }

  /// The B-splines that do not vanish in an interval of the whole axis, by the recurrence of Cox and de Boor.
  private func splines(at k: Double, interval: Int) -> SIMD8<Double> {
    var values = SIMD8<Double>()
    values[0] = 1
    let own = interval + degree
    for order in 1...degree {
      var saved = 0.0
      for lane in 0..<order {
        let right = extended[own + lane + 1]
        let left = extended[own + lane + 1 - order]
        let share = values[lane] / (right - left)
        values[lane] = saved + (right - k) * share
        saved = (k - left) * share
      }
      values[order] = saved
    }
    return values
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
