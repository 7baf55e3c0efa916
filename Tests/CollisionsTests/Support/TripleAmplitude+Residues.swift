import Collisions
import Foundation

extension TripleAmplitude {
  /// The pole of A at a permutation of the incoming momenta.
  ///
  /// Near it A(phi') = residue/(phi' - angle) + a regular part. The residue vanishes at permutations
  /// that keep every electron in its wire, unless two lines of poles cross there.
  /// - Parameters:
  ///   - permutation: the outgoing momenta k'_i = k_permutation(i).
  ///   - k: the incoming momenta, all different.
  /// - Returns: the final angle of the permutation, and the residue there.
  func pole(
    at permutation: [Int], of k: SIMD4<Double>
  ) -> (angle: Double, residue: Double) {
    precondition(permutation.sorted() == [0, 1, 2], "a permutation of the three electrons")
    let start = AngleKinematics(momenta: k)
    let pair = TransferDifferences.classes[permutation[0]]
    let isCyclic = (0..<3).allSatisfy { permutation[($0 + 1) % 3] == (permutation[$0] + 1) % 3 }
    let angle =
      isCyclic
      ? start.phi + TransferDifferences.lines[pair.u]
      : TransferDifferences.lines[pair.v] - start.phi
    let orbit = Orbit(start: start, final: angle)
    if isCyclic {
      let value = residue(
        exact: orbit.differences(0, orbit.dv), slopes: orbit.slopes(nil, orbit.dv),
        lineU: pair.u, lineV: nil)
      return (wrap(angle), value)
    }
    let value = residue(
      exact: orbit.differences(orbit.du, 0), slopes: orbit.slopes(orbit.du, nil), lineU: nil,
      lineV: pair.v)
    return (wrap(angle), value)
  }
}
