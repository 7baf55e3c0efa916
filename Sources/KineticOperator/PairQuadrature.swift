import Collisions
import GSLSupport
package import LinearAlgebra
import Ranks
package import WirePhysics

/// The form of pair collisions between the wires by Gauss-Legendre quadrature, without any samples.
///
/// Q(phi, g) = (1/8) Int dk dk'/(2 pi)^2 zeta_1(k) zeta_2(k) zeta_1(k') zeta_2(k') V_eff(q)^2/abs(q) D phi D g with
/// q = k' - k and D g = [g_1(k') - g_1(k)] - [g_2(k') - g_2(k)]: equations (3), (4), (7). It shares the values of the
/// splines with what is sampled, neither the samplers nor the assembly.
package struct PairQuadrature: Sendable {
  /// The wires and their interaction.
  package let doubleWire: DoubleWire
  /// The splines.
  package let basis: SplineBasis
  /// Gauss points in each piece of either axis.
  package let points: Int
  /// Multiplies the rate of pair collisions.
  package let strength: Double

  /// Describes a quadrature whose pieces end at the knots, and grow geometrically from q = 0.
  package init(_ doubleWire: DoubleWire, basis: SplineBasis, points: Int, strength: Double = 1) {
    precondition(points > 0 && strength >= 0)
    self.doubleWire = doubleWire
    self.basis = basis
    self.points = points
    self.strength = strength
  }

  /// The kinetic operator of these collisions alone: two equal batches, so that its errors are zero.
  package func kineticOperator(threads: Int = 1) -> KineticOperator {
    let form = form(threads: threads)
    return KineticOperator(
      doubleWire: doubleWire, basis: basis,
      forms: [
        SampledForm(
          process: CollisionProcess(.pair, wires: [.one, .two]), samples: 0, batches: [form, form])
      ])
  }

  /// The form in the functions of wire 1, then of wire 2; the same bits for any number of threads.
  package func form(threads: Int = 1) -> SymmetricMatrix {
    let n = basis.count
    let ends = pieceEnds
    let parts = SharedWork.map(ends.count - 1, threads: threads) { piece in
      relativeBlock(from: ends[piece], to: ends[piece + 1], ends: ends)
    }
    var form = SymmetricMatrix(order: 2 * n)
    for i in 0..<n {
      for j in i..<n {
        let value = parts.reduce(0) { $0 + $1[i * n + j] }
        for (a, b) in [(i, j), (j, i)] {
          form[a, b] = value
          form[n + a, n + b] = value
          form[a, n + b] = -value
          form[n + a, b] = -value
        }
      }
    }
    return form
  }

  /// Where the functions are not smooth, on the whole axis, and steps beyond the cutoff.
  private var pieceEnds: [Double] {
    let grid = basis.grid
    let outside = (1...4).map { grid.cutoff + (grid.reach - grid.cutoff) * Double($0) / 4 }
    let half = grid.breakpoints + outside
    return half.dropFirst().reversed().map { -$0 } + half
  }

  /// Transfers at which a piece ends wherever knots are: geometric from zero for what is singular there, even for the rest.
  private func transferEnds(upTo end: Double) -> [Double] {
    let geometric = sequence(first: end / 2) { $0 > 1e-7 * end ? $0 / 2 : nil }
    return geometric.reversed() + (1...24).map { end * (0.5 + Double($0) / 48) }
      + (1..<16).map { end * Double($0) / 32 }
  }

  /// The part of one piece in k of the upper triangle of the block of wire 1, `[i * count + j]`.
  private func relativeBlock(from low: Double, to high: Double, ends: [Double]) -> [Double] {
    let n = basis.count
    let rule = GaussLegendre(points: points)
    let top = basis.grid.reach
    let farthest = min(2 * top, doubleWire.pairs.range)
    let transfers = transferEnds(upTo: farthest)
    var block = Array(repeating: 0.0, count: n * n)
    var difference = Array(repeating: 0.0, count: n)
    // Twice for the sign of q, twice for that of k + k': only positive ones are summed. Each flavour meets each.
    let flavours = doubleWire.flavours.count
    let prefactor = strength * flavours * flavours * 4 / (8 * 4 * Double.pi * Double.pi)
    for (k, weightK) in rule.rule(from: low, to: high) {
      let (nearest, last) = (max(0, -2 * k), min(top - k, farthest))
      guard nearest < last else { continue }
      let inner = (ends.map { $0 - k } + transfers).filter { $0 > nearest && $0 < last }.sorted()
      let thermalK = doubleWire[.one].zeta(k) * doubleWire[.two].zeta(k)
      for (start, end) in zip([nearest] + inner, inner + [last]) where end > start {
        for (q, weightQ) in rule.rule(from: start, to: end) {
          let v = doubleWire.pairs(q)
          let thermal = thermalK * doubleWire[.one].zeta(k + q) * doubleWire[.two].zeta(k + q)
          let weight = prefactor * weightK * weightQ * thermal * v * v / q
          let touched = collect(from: k, to: k + q, into: &difference)
          for i in touched {
            let scaled = weight * difference[i]
            for j in i..<touched.upperBound { block[i * n + j] += scaled * difference[j] }
          }
        }
      }
    }
    return block
  }

  /// Functions at k' minus functions at k, and where that is not zero.
  private func collect(
    from k: Double, to kOut: Double, into difference: inout [Double]
  ) -> Range<Int> {
    let (before, after) = (basis.evaluate(k), basis.evaluate(kOut))
    let (signBefore, signAfter) = (basis.parity.sign(at: k), basis.parity.sign(at: kOut))
    // Plateaus on one side of the band bottom cancel.
    let lowest = signBefore == signAfter ? min(before.first, after.first) : 0
    let end = min(max(before.first, after.first) + basis.degree, basis.count)
    func value(_ point: (first: Int, values: SIMD8<Double>), _ i: Int) -> Double {
      if i < point.first { return basis.plateau[i] }
      return i - point.first < SplineBasis.lanes ? point.values[i - point.first] : 0
    }
    for i in lowest..<end {
      difference[i] = signAfter * value(after, i) - signBefore * value(before, i)
    }
    return lowest..<end
  }
}
