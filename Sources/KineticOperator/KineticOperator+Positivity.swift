import Collisions
import LinearAlgebra
public import Statistics

extension KineticOperator {
  /// The condition number of the steady-state system, zero mode removed, scaled to a unit diagonal.
  ///
  /// Round-off in S is about this times 1e-16. Infinite where an eigenvalue is zero; nil where the drive
  /// finds no friction or some function no collision, so that there is no system to solve.
  /// - Throws: `LapackError` if a matrix is not finite.
  package func conditionNumber() throws -> Double? {
    let system = ReducedSystem(form: totalForm).scaled
    guard (0..<system.order).allSatisfy({ system[$0, $0] != 0 }) else { return nil }
    let sizes = try Eigensystem(system).values.map(abs)
    guard let smallest = sizes.min(), let largest = sizes.max() else { return nil }
    return smallest > 0 ? largest / smallest : .infinity
  }

  /// The factor by which mixed three-particle scattering may be multiplied before positivity is lost.
  ///
  /// The finite part of the mixed sets is a correction to pair collisions and not positive by itself. With
  /// N its form and R the rest, the total R + s N stays positive for s < -1/lambda_min, the lowest
  /// eigenvalue of N x = lambda R x. The error is of first order in the noise and errs on the safe side: with 1.6e5
  /// samples in all it is 1.3 times the scatter of seeds, whose mean is 7 % below that of 16 times as many. Nil if there
  /// is no mixed scattering, if R alone is not positive, or if no factor does harm.
  /// - Throws: `LapackError` if a matrix is not finite.
  public func positivityLimit() throws -> Estimate? {
    let mixed = forms.filter { $0.process.channel == .tripleMixed }
    guard !mixed.isEmpty else { return nil }
    let rest = forms.filter { $0.process.channel != .tripleMixed }
    @Sendable func sum(_ forms: [SymmetricMatrix]) -> SymmetricMatrix {
      variables.sum(forms, order: 2 * basis.count)
    }
    let reduction = ReducedSystem(form: sum(rest.map(\.mean)))
    // Where the rest leaves the common motion alone, no factor can be told from it.
    guard reduction.kept.contains(where: { $0 < basis.count }) else { return nil }
    let metric = reduction.scaled
    let matrix = reduction.scaled(another: sum(mixed.map(\.mean)))
    guard let modes = try Eigensystem(matrix, metric: metric), modes.values[0] < 0 else {
      return nil
    }
    let (eigenvalue, lowest) = (modes.values[0], reduction.expand(modes.vector(0)))
    // First order: d lambda = x^T (dN - lambda dR) x, and s = -1/lambda.
    let changes = forEachBatch { batch in
      sum(mixed.map { $0.batches[batch] }).form(lowest)
        - eigenvalue * sum(rest.map { $0.batches[batch] }).form(lowest)
    }
    let limit = -1 / eigenvalue
    return Estimate(
      value: limit,
      standardError: try BatchMeans(changes).estimate.standardError * limit * limit)
  }
}
