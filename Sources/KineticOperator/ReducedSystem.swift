import LinearAlgebra

/// The steady-state equation Q x = b without its zero mode, scaled to a unit diagonal.
///
/// Q annihilates p = k exactly, b is orthogonal to it. Fixing one coefficient of p to zero removes that
/// direction and nothing else; the coefficient with the largest diagonal is taken. If no process
/// reaches p at all (pair collisions only), the system is u alone.
struct ReducedSystem {
  /// What solving came to.
  enum Outcome {
    case solved([Double])
    case frictionless
    case indefinite(eigenvalue: Double, vector: [Double])
    case unreached(function: Int)
  }

  /// The unknowns that are solved for.
  let kept: [Int]
  private let matrix: SymmetricMatrix
  private let drive: [Double]
  private let scale: [Double]

  init(form: SymmetricMatrix, drive: [Double]) {
    let n = form.order / 2
    let common = 0..<n
    if common.allSatisfy({ form[$0, $0] == 0 }) {
      kept = Array(n..<2 * n)
    } else {
      let fixed = common.max { form[$0, $0] < form[$1, $1] } ?? 0
      kept = (0..<2 * n).filter { $0 != fixed }
    }
    matrix = form
    self.drive = drive
    scale = kept.map { index in
      let diagonal = abs(form[index, index])
      return diagonal > 0 ? 1 / diagonal.squareRoot() : 0
    }
  }

  /// The reduced form, scaled to a diagonal of plus or minus one.
  var scaled: SymmetricMatrix { scaled(matrix) }

  /// Another form, reduced and scaled in the same way.
  func scaled(_ form: SymmetricMatrix) -> SymmetricMatrix {
    var result = SymmetricMatrix(order: kept.count)
    for (i, row) in kept.enumerated() {
      for (j, column) in kept.enumerated() {
        result[i, j] = scale[i] * scale[j] * form[row, column]
      }
    }
    return result
  }

  /// Carries a reduced scaled vector back to all unknowns.
  func expand(_ reduced: [Double]) -> [Double] {
    var full = Array(repeating: 0.0, count: matrix.order)
    for (i, index) in kept.enumerated() { full[index] = scale[i] * reduced[i] }
    return full
  }

  func solve() throws -> Outcome {
    let n = matrix.order / 2
    if kept.count == n && drive[0..<n].contains(where: { $0 != 0 }) { return .frictionless }
    if let unreached = scale.firstIndex(of: 0) { return .unreached(function: kept[unreached]) }
    let system = scaled
    guard let factor = try CholeskyFactor(system),
      try factor.reciprocalCondition(of: system) > Self.roundOff(system.order)
    else { return try lowestMode(of: system) }
    let target = kept.indices.map { scale[$0] * drive[kept[$0]] }
    var x = try factor.solve(target)
    // One step of refinement.
    let product = system.times(x)
    let residual = target.indices.map { target[$0] - product[$0] }
    let correction = try factor.solve(residual)
    for i in x.indices { x[i] += correction[i] }
    return .solved(expand(x))
  }

  /// What to say of a system that cannot be solved: it has lost positivity, or it has a null space.
  ///
  /// Forms with positive weights have no negative eigenvalues, but fewer collisions than unknowns leave
  /// zero ones, which round-off carries to either sign.
  private func lowestMode(of system: SymmetricMatrix) throws -> Outcome {
    let modes = try Eigensystem(system)
    let (values, lowest) = (modes.values, modes.vector(0))
    if values[0] < -Self.roundOff(system.order) * values[system.order - 1] {
      return .indefinite(eigenvalue: values[0], vector: expand(lowest))
    }
    let largest = lowest.indices.max { abs(lowest[$0]) < abs(lowest[$1]) } ?? 0
    return .unreached(function: kept[largest])
  }

  /// The round-off of eigenvalues of a matrix, relative to the largest.
  static func roundOff(_ order: Int) -> Double { Double(order) * Double.ulpOfOne }
}
