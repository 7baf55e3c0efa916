import Collisions
import GSLSupport
import KineticOperator
import LinearAlgebra
import WirePhysics

/// The form of pair collisions by product Gauss-Legendre quadrature in K = (k + k')/2 and q = k' - k.
///
/// Shares with the library only the values of the splines: neither the sampler nor the assembly.
struct PairOperator {
  let doubleWire: DoubleWire
  let basis: SplineBasis
  /// The largest transfer that counts.
  var reach = 4.0
  /// Panels of four points on each axis.
  var panels = 120

  /// The form in the functions of wire 1, then of wire 2.
  func form() -> SymmetricMatrix {
    let n = basis.count
    let block = relativeBlock()
    var form = SymmetricMatrix(order: 2 * n)
    for i in 0..<n {
      for j in 0..<n {
        // D g = [g_1(k') - g_1(k)] - [g_2(k') - g_2(k)].
        form[i, j] = block[i * n + j]
        form[n + i, n + j] = block[i * n + j]
        form[i, n + j] = -block[i * n + j]
        form[n + i, j] = -block[i * n + j]
      }
    }
    return form
  }

  /// The operator, with two equal batches: its errors are zero.
  func kineticOperator() -> KineticOperator {
    let form = form()
    return KineticOperator(
      doubleWire: doubleWire, basis: basis,
      forms: [
        SampledForm(
          process: CollisionProcess(.pair, wires: [.one, .two]), samples: 0,
          batches: [form, form])
      ])
  }

  private func relativeBlock() -> [Double] {
    let n = basis.count
    let rule = GaussLegendre(points: 4)
    func nodes(_ end: Double) -> [(x: Double, weight: Double)] {
      (0..<panels).flatMap {
        rule.rule(
          from: end * Double($0) / Double(panels), to: end * Double($0 + 1) / Double(panels))
      }
    }
    var block = Array(repeating: 0.0, count: n * n)
    var difference = Array(repeating: 0.0, count: n)
    // Q2 = (1/8) IInt dk dk'/(2 pi)^2 ...; twice for the sign of q, twice for the sign of K.
    let prefactor = 4 / (8 * 4 * Double.pi * Double.pi)
    for (middle, weightK) in nodes(basis.grid.reach) {
      for (q, weightQ) in nodes(reach) {
        let (k, kOut) = (middle - q / 2, middle + q / 2)
        let v = doubleWire.pairs(q)
        let thermal = WireIndex.allCases.reduce(1) {
          $0 * doubleWire[$1].zeta(k) * doubleWire[$1].zeta(kOut)
        }
        let weight = prefactor * weightK * weightQ * thermal * v * v / q
        let touched = collect(from: k, to: kOut, into: &difference)
        for i in touched {
          let scaled = weight * difference[i]
          for j in touched { block[i * n + j] += scaled * difference[j] }
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
    func sign(_ k: Double) -> Double { basis.parity == .odd && k < 0 ? -1 : 1 }
    let (signBefore, signAfter) = (sign(k), sign(kOut))
    // Plateaus on one side of the band bottom cancel.
    let lowest = signBefore == signAfter ? min(before.first, after.first) : 0
    let end = min(max(before.first, after.first) + basis.degree, basis.count)
    func value(_ point: (first: Int, values: SIMD8<Double>), _ i: Int) -> Double {
      if i < point.first { return basis.plateau[i] }
      return i - point.first < 8 ? point.values[i - point.first] : 0
    }
    for i in lowest..<end {
      difference[i] = signAfter * value(after, i) - signBefore * value(before, i)
    }
    return lowest..<end
  }
}
