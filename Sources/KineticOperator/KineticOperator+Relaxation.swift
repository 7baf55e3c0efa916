import LinearAlgebra
import Statistics
import WirePhysics

extension KineticOperator {
  /// Finds all relaxation modes of the parity of the basis.
  ///
  /// - Throws: `LapackError` if a matrix is not finite.
  public func relaxation() throws -> RelaxationOutcome {
    let form = totalForm
    let active = forms.filter { form in
      let mean = form.mean
      return (0..<mean.order).contains { mean[$0, $0] != 0 }
    }
    let space = ConservedSpace(form: form, basis: basis, processes: active.map(\.process))
    if let unreached = space.kept.first(where: { form[$0, $0] == 0 }) {
      return .undersampled(momentum: basis.position(of: unreached % basis.count))
    }
    let scale = space.kept.map { 1 / abs(form[$0, $0]).squareRoot() }
    let n = space.kept.count
    var scaled = SymmetricMatrix(order: n)
    for i in 0..<n {
      for j in 0..<n { scaled[i, j] = scale[i] * scale[j] * form[space.kept[i], space.kept[j]] }
    }
    func expand(_ y: (Int) -> Double) -> [Double] {
      var full = Array(repeating: 0.0, count: form.order)
      for i in 0..<n { full[space.kept[i]] = scale[i] * y(i) }
      return full
    }
    let roundOff = ReducedSystem.roundOff(n)
    guard let factor = try CholeskyFactor(scaled),
      try factor.reciprocalCondition(of: scaled) > roundOff
    else {
      let system = try Eigensystem(scaled)
      let (values, lowest) = (system.values, system.vector(0))
      if values[0] < -roundOff * values[n - 1] {
        return .indefinite(try indefinite(eigenvalue: values[0], vector: expand { lowest[$0] }))
      }
      // Fewer collisions than unknowns: a null space that is nothing conserved.
      let largest = lowest.indices.max { abs(lowest[$0]) < abs(lowest[$1]) } ?? 0
      return .undersampled(momentum: basis.position(of: space.kept[largest] % basis.count))
    }
    let (columns, local) = try inertiaColumns()
    let image = try ConservedImage(space: space, columns: columns, local: local)
    // X = F D^-1 L^-T, by columns.
    let rows = columns[0].count
    var x = (0..<n).flatMap { i in columns[space.kept[i]].map { scale[i] * $0 } }
    try factor.upper.solve(&x, columns: rows, transposed: true)
    let projected = (0..<n).flatMap { i in
      image.projectedOut(of: Array(x[(i * rows)..<((i + 1) * rows)]))
    }
    let singular = try SingularValues(columns: projected, rows: rows, count: n)
    // Shapes D^-1 L^-T w, all at once.
    var shapes = singular.vectors
    try factor.upper.solve(&shapes, columns: n)
    let values = singular.values
    let order = values.indices.sorted { values[$0] > values[$1] }
    return .found(
      try RelaxationModes(
        kinetics: self, conserved: image, inertiaColumns: columns,
        times: order.map { values[$0] * values[$0] },
        shapes: order.map { mode in expand { shapes[$0 * n + mode] } }))
  }

  /// F of M = F^T F in common and relative variables, and local functions that span either block.
  private func inertiaColumns() throws -> (
    columns: [[Double]], local: (Int) -> [(coefficients: [Double], image: [Double])]
  ) {
    let one = try InertiaFactor(basis: basis, wire: doubleWire[.one])
    let two = try InertiaFactor(basis: basis, wire: doubleWire[.two])
    let share = (variables.shareOfOne, -(1 - variables.shareOfOne))
    func relative(_ first: [Double], _ second: [Double]) -> [Double] {
      first.map { share.0 * $0 } + second.map { share.1 * $0 }
    }
    let common = zip(one.columns, two.columns).map { $0 + $1 }
    let difference = zip(one.columns, two.columns).map { relative($0, $1) }
    let (n, plateau) = (basis.count, basis.plateau)
    return (
      common + difference,
      { block in
        (0..<n).map { i in
          var coefficients = Array(repeating: 0.0, count: 2 * n)
          coefficients[block * n + i] = 1 / plateau[i]
          if i + 1 < n { coefficients[block * n + i + 1] = -1 / plateau[i + 1] }
          let (first, second) = (one.localColumns[i], two.localColumns[i])
          return (coefficients, block == 0 ? first + second : relative(first, second))
        }
      }
    )
  }
}
