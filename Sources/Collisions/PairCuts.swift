import Foundation
import WirePhysics

/// How hard it is for pair collisions to carry a deviation of g across each momentum.
///
/// Pair collisions are a network: c(k, k') = z1 z2(k) z1 z2(k') V_eff^2/|k - k'| joins two momenta, and
/// g_1 - g_2 is a potential on it. C(s), the sum of c over all pairs with s between them, is the conductance of the
/// cut at s, Q of a step there. Where transfers are small, the current I(s) of the drive makes u' = I/C; where
/// transfers reach across the Fermi sea, all cuts inside it have the same conductance. Two functions of a pair
/// come of this, each a sum over the cuts between its momenta:
///
///     potential(k, k') = Int I/C ds,     resistance(k, k') = Int ds/C
///
/// c times the square of the first is what a pair adds to Q(u, u); c times the second gives each cut its
/// share of the samples.
struct PairCuts {
  private let limit: Double
  private let step: Double
  /// Int from the Fermi point to the end of a step of I/C, and of 1/C, from s = 0 on.
  private let sums: [SIMD2<Double>]

  private static let steps = 2048

  /// Adds up the cuts.
  /// - Parameters:
  ///   - wires: the two wires.
  ///   - limit: the largest momentum.
  ///   - pairs: calls its argument with k, k' > k and c dk dk' for the cells of a mesh.
  init(_ wires: [Wire], limit: Double, pairs: ((Double, Double, Double) -> Void) -> Void) {
    self.limit = limit
    let count = Self.steps
    let step = limit / Double(count)
    self.step = step
    // By symmetry the cut at -s is that at s.
    var whole = Array(repeating: 0.0, count: 2 * count + 1)
    var partial = Array(repeating: 0.0, count: 2 * count)
    pairs { k, kOut, conductance in
      let (low, high) = ((k + limit) / step, (min(kOut, limit) + limit) / step)
      let (first, last) = (min(Int(low), 2 * count - 1), min(Int(high), 2 * count - 1))
      if first == last {
        partial[first] += conductance * (high - low)
        return
      }
      partial[first] += conductance * (Double(first + 1) - low)
      partial[last] += conductance * (high - Double(last))
      whole[first + 1] += conductance
      whole[last] -= conductance
    }
    var sums = partial
    var running = 0.0
    // From both ends: the outer cuts are much smaller than the inner ones.
    for index in 0..<count {
      running += whole[index]
      sums[index] += running
    }
    running = 0
    for index in (count..<2 * count).reversed() {
      running -= whole[index + 1]
      sums[index] += running
    }
    let cuts = (0..<count).map { sums[count + $0] + sums[count - 1 - $0] }
    let middles = (0..<count).map { (Double($0) + 0.5) * step }
    let fermi = wires.reduce(0) { $0 + $1.fermiMomentum } / Double(wires.count)
    let start = min(Int(fermi / step), count - 1)
    func accumulate(_ current: (Double) -> Double) -> [Double] {
      let slopes = zip(middles, cuts).map { $1 > 0 ? current($0) / $1 : 0 }
      let largest = slopes.max() ?? 0
      let scale = largest > 0 ? 1 / largest : 0
      var sums = Array(repeating: 0.0, count: count + 1)
      for index in start..<count { sums[index + 1] = sums[index] + slopes[index] * scale }
      for index in (0..<start).reversed() { sums[index] = sums[index + 1] - slopes[index] * scale }
      return sums
    }
    self.sums = zip(
      accumulate { k in wires.reduce(0) { $0 + $1.oneMinusTanh(k) } }, accumulate { _ in 1 }
    ).map { SIMD2($0, $1) }
  }

  /// Both functions of a pair, k < k', each up to a factor.
  func between(_ k: Double, _ kOut: Double) -> (potential: Double, resistance: Double) {
    let (low, high) = (value(k), value(kOut))
    let found =
      (k < 0) == (kOut < 0)
      ? (high - low).replacing(with: low - high, where: high .< low) : high + low - 2 * sums[0]
    return (found[0], found[1])
  }

  private func value(_ k: Double) -> SIMD2<Double> {
    let scaled = min(abs(k), limit) / step
    let index = min(Int(scaled), Self.steps - 1)
    return sums[index] + (scaled - Double(index)) * (sums[index + 1] - sums[index])
  }
}
