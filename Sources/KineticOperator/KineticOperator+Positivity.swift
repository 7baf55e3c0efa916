import Collisions
public import Statistics

extension KineticOperator {
  /// The factor by which mixed three-particle scattering may be multiplied before positivity is lost.
  ///
  /// The finite part of the mixed sets is a correction to pair collisions and not positive by itself. With
  /// N its form and R the rest, the total R + s N stays positive for s < -1/lambda_min, the lowest
  /// eigenvalue of N x = lambda R x. Nil if there is no mixed scattering, if R alone is not positive, or if
  /// no factor does harm.
  /// - Throws: `LapackError` if a matrix is not finite.
  public func positivityLimit() throws -> Estimate? {
    let mixed = forms.filter { $0.process.channel == .tripleMixed }
    guard !mixed.isEmpty else { return nil }
    let rest = forms.filter { $0.process.channel != .tripleMixed }
    let reduction = ReducedSystem(
      form: sum(rest.map(\.mean)), drive: Array(repeating: 0, count: 2 * basis.count))
    // Where the rest leaves the common motion alone, no factor can be told from it.
    guard reduction.kept.count == 2 * basis.count - 1 else { return nil }
    let metric = reduction.scaled
    let matrix = reduction.scaled(sum(mixed.map(\.mean)))
    guard
      let (values, vectors) = try Lapack.generalizedEigen(
        matrix.elements, metric: metric.elements, order: matrix.order), values[0] < 0
    else { return nil }
    let lowest = reduction.expand((0..<matrix.order).map { vectors[$0 * matrix.order] })
    // First order: d lambda = x^T (dN - lambda dR) x, and s = -1/lambda.
    let changes = forEachBatch { batch in
      sum(mixed.map { $0.batches[batch] }).form(lowest)
        - values[0] * sum(rest.map { $0.batches[batch] }).form(lowest)
    }
    let limit = -1 / values[0]
    return Estimate(
      value: limit,
      standardError: try BatchMeans(changes).estimate.standardError * limit * limit)
  }

  /// The sum of forms in common and relative variables.
  private func sum(_ forms: [SymmetricMatrix]) -> SymmetricMatrix {
    var total = SymmetricMatrix(order: 2 * basis.count)
    for form in forms { total.add(variables.transform(form)) }
    return total
  }
}
