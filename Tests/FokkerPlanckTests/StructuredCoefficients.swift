import FokkerPlanck
import Foundation
import WirePhysics

/// Coefficients that depend on the momentum, with an integral term of rank four.
///
/// The kernel Sum_ij f_i(s, k) G_ij f_j(s', k') has positive functions and a positive symmetric
/// coupling; D3 follows from it, so the total momentum is conserved on the mesh.
struct StructuredCoefficients: Sendable {
  let wires = WirePair(fermiEnergies: 4, 4.6)
  let mesh = MomentumMesh(cutoff: 11, elements: 30, points: 16)
  let coefficients: FokkerPlanckCoefficients

  private static let coupling: [[Double]] = [
    [0.3, 0.1, 0.02, 0.01], [0.1, 0.5, 0.04, 0.03], [0.02, 0.04, 0.7, 0.2], [0.01, 0.03, 0.2, 0.9],
  ]

  private static func factor(_ index: Int, _ wire: WireIndex, _ k: Double) -> Double {
    guard (index < 2) == (wire == .one) else { return 0 }
    return index % 2 == 0 ? 1 / (1 + k * k) : exp(-0.3 * k)
  }

  init() {
    let (wires, mesh) = (wires, mesh)
    // The moments of unit slopes in one wire under every function.
    let moments = WirePair { wire in
      (0..<4).map { index in
        zip(mesh.momenta, mesh.weights).reduce(0.0) { sum, point in
          sum + point.1 * wires[wire].zetaSquared(point.0) * Self.factor(index, wire, point.0)
        }
      }
    }
    coefficients = FokkerPlanckCoefficients(
      pairDiffusion: 0.7,
      intrawire: { [moments] wire, k in
        Self.response(wire, k, moments[wire])
      },
      interwire: { [moments] wire, k in Self.response(wire, k, moments[wire.other]) },
      integralTerm: IntegralTerm(
        functions: (0..<4).map { index in { Self.factor(index, $0, $1) } },
        coupling: Self.coupling))
  }

  private static func response(_ wire: WireIndex, _ k: Double, _ moments: [Double]) -> Double {
    (0..<4).reduce(0) { sum, i in
      sum + factor(i, wire, k) * (0..<4).reduce(0) { $0 + coupling[i][$1] * moments[$1] }
    }
  }

  /// The largest violation of (70) at any point, relative to the sum of its terms.
  func residual(_ solution: FokkerPlanckSolution) -> Double {
    let fields = wires.canonicalFields
    let moments = (0..<4).map { index in
      zip(zip(mesh.momenta, mesh.weights), solution.slopes).reduce(0.0) { sum, item in
        let ((k, weight), slopes) = item
        return sum
          + WireIndex.allCases.reduce(0) {
            $0 + weight * wires[$1].zetaSquared(k) * Self.factor(index, $1, k) * slopes[$1]
          }
      }
    }
    return zip(solution.momenta, solution.slopes).map { k, slopes in
      WireIndex.allCases.map { wire in
        let z = wires[wire.other].zetaSquared(k)
        let d = coefficients.intrawire(wire, k) + coefficients.interwire(wire, k)
        let terms = [
          0.5 * 0.7 * z * slopes[wire], -0.5 * 0.7 * z * slopes[wire.other], d * slopes[wire],
          -Self.response(wire, k, moments),
          -0.5 * fields[wire] * wires[wire].oneMinusTanhOverZetaSquared(k),
        ]
        return abs(terms.reduce(0, +)) / terms.reduce(0) { $0 + abs($1) }
      }.max()!
    }.max()!
  }
}
