import LinearAlgebra
import WirePhysics

/// The inertia M of one wire as a product F^T F, exact where M itself is nearly singular.
///
/// Slope splines are all constant at the Fermi points and differ by exp(-eps_F/T) only; a factor of M
/// as a matrix would lose them. The differences of neighbours, L_i = H_i/h_i - H_(i+1)/h_(i+1) with h the
/// plateaus, are local bumps. Their inertia is a well-conditioned matrix between graded scales, which
/// Cholesky factors with full relative accuracy; sums of its columns give F for the slope splines.
struct InertiaFactor {
  /// Columns of the factor for the slope splines H_i.
  let columns: [[Double]]
  /// Columns of the factor for the local bumps L_i, which span the same functions.
  let localColumns: [[Double]]

  init(basis: SplineBasis, wire: Wire) throws {
    let n = basis.count
    let form = Self.localInertia(basis: basis, wire: wire)
    let scale = (0..<n).map { form[$0, $0].squareRoot() }
    var scaled = form
    for i in 0..<n { for j in 0..<n { scaled[i, j] /= scale[i] * scale[j] } }
    guard let factor = try CholeskyFactor(scaled) else {
      throw LapackError(routine: "dpotrf (inertia)", info: 1)
    }
    let local = (0..<n).map { j in
      (0..<n).map { $0 <= j ? factor.upper[$0, j] * scale[j] : 0 }
    }
    var sums = local
    for j in stride(from: n - 2, through: 0, by: -1) {
      for i in 0..<n { sums[j][i] += sums[j + 1][i] }
    }
    columns = zip(sums, basis.plateau).map { column, plateau in column.map { $0 * plateau } }
    localColumns = local
  }

  /// M of the local bumps.
  private static func localInertia(basis: SplineBasis, wire: Wire) -> SymmetricMatrix {
    let n = basis.count
    var result = SymmetricMatrix(order: n)
    let points = ThermalForms.points(basis: basis, wire: wire, rule: ThermalForms.rule)
    for (x, weight) in points {
      let (first, values) = basis.evaluate(x)
      let start = max(first - 1, 0)
      // H_i/h_i: one before the lanes, zero after them.
      var ratios = first > 0 ? [1.0] : []
      for lane in 0..<min(SplineBasis.lanes, n - first) {
        ratios.append(values[lane] / basis.plateau[first + lane])
      }
      let bumps = zip(ratios, ratios.dropFirst() + [0]).map { $0 - $1 }
      // Both signs of k.
      let factor = weight * wire.zetaSquared(x) / Double.pi * wire.flavours.count
      for i in bumps.indices {
        for j in bumps.indices { result[start + i, start + j] += factor * bumps[i] * bumps[j] }
      }
    }
    return result
  }
}
