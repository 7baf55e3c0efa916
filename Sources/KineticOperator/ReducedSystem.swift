import LinearAlgebra
import Ranks

/// The steady-state equation Q x = b without its zero mode, scaled to a unit diagonal.
///
/// Q annihilates p = k exactly, b is orthogonal to it. Fixing one coefficient of p to zero removes that
/// direction and nothing else; the coefficient with the largest diagonal is taken. If no process
/// reaches p at all (pair collisions only), the system is u alone.
///
/// Where transfers across the Fermi sea decide, the steps of u near the band bottom are one step but for collisions
/// that start there, exp(-eps_F/T) of the rest: their differences drown in round-off. Such functions are tied
/// together, u linear in k below their last one; see ``tieLimit``.
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
  private let scale: [Double]
  /// How many functions of u, from the band bottom on, move together; 1 where none are tied.
  let tied: Int

  /// The part of its form, in units of that of a step, below which the difference of two neighbouring steps is
  /// given up.
  ///
  /// What it could add to S is its square of the drive over its form. Both go with the number of electrons there, so
  /// that is at most about the same part of S: tied functions together cost less than their number times this.
  static let tieLimit = 1e-10

  /// - Parameter tied: how many functions of u to tie; nil finds out from the form.
  init(form original: SymmetricMatrix, tied: Int? = nil) {
    let n = original.order / 2
    let common = 0..<n
    let hasCommon = !common.allSatisfy { original[$0, $0] == 0 }
    let tied = tied ?? Self.tied(in: original)
    let form = Self.tie(original, tied)
    let free = Array(n..<2 * n).filter { $0 == n || $0 >= n + tied }
    if !hasCommon {
      kept = free
    } else {
      let fixed = common.max { form[$0, $0] < form[$1, $1] } ?? 0
      kept = common.filter { $0 != fixed } + free
    }
    matrix = form
    self.tied = tied
    scale = kept.map { index in
      let diagonal = abs(form[index, index])
      return diagonal > 0 ? 1 / diagonal.squareRoot() : 0
    }
  }

  /// The reduced form, scaled to a diagonal of plus or minus one.
  var scaled: SymmetricMatrix { scaled(matrix) }

  /// Another form, reduced and scaled in the same way.
  func scaled(another form: SymmetricMatrix) -> SymmetricMatrix {
    scaled(Self.tie(form, tied))
  }

  private func scaled(_ form: SymmetricMatrix) -> SymmetricMatrix {
    var result = SymmetricMatrix(order: kept.count)
    result.elements.withUnsafeMutableBufferPointer { elements in
      form.elements.withUnsafeBufferPointer { form in
        var place = 0
        for (i, row) in kept.enumerated() {
          for (j, column) in kept.enumerated() {
            elements[place] = scale[i] * scale[j] * form[row * matrix.order + column]
            place += 1
          }
        }
      }
    }
    return result
  }

  /// Carries a reduced scaled vector back to all unknowns.
  func expand(_ reduced: [Double]) -> [Double] {
    var full = Array(repeating: 0.0, count: matrix.order)
    for (i, index) in kept.enumerated() { full[index] = scale[i] * reduced[i] }
    let n = matrix.order / 2
    for index in 0..<tied { full[n + index] = full[n] }
    return full
  }

  /// The form with the first functions of u in one, in the place of the first.
  private static func tie(_ form: SymmetricMatrix, _ tied: Int) -> SymmetricMatrix {
    guard tied > 1 else { return form }
    let n = form.order / 2
    var result = form
    for row in 0..<form.order {
      let sum = (0..<tied).reduce(0) { $0 + form[row, n + $1] }
      (result[row, n], result[n, row]) = (sum, sum)
    }
    result[n, n] = (0..<tied).reduce(0) { $0 + result[n + $1, n] }
    return result
  }

  /// A drive, reduced and scaled in the same way.
  private func scaled(_ drive: [Double]) -> [Double] {
    let n = matrix.order / 2
    return zip(kept, scale).map { index, scale in
      let own =
        index == n && tied > 1 ? (0..<tied).reduce(0) { $0 + drive[n + $1] } : drive[index]
      return scale * own
    }
  }

  /// How many functions of u, from the band bottom on, differ from their neighbours by less than the limit.
  private static func tied(in form: SymmetricMatrix) -> Int {
    let n = form.order / 2
    var count = 1
    while count < n {
      let (left, right) = (n + count - 1, n + count)
      let (a, b, c) = (form[left, left], form[right, right], form[left, right])
      guard a > 0, b > 0 else { break }
      // Steps of unit height on both sides: 1 - c^2/(a b) is what is left of one beside the other.
      guard 1 - c / a * (c / b) < tieLimit else { break }
      count += 1
    }
    return count
  }

  /// Solves for one drive.
  func solve(_ drive: [Double]) throws -> Outcome {
    if isSlidAlong(by: drive) { return .frictionless }
    if let unreached = scale.firstIndex(of: 0) { return .unreached(function: kept[unreached]) }
    let system = scaled
    guard let factor = try Self.factor(system) else { return try lowestMode(of: system) }
    return .solved(try solution(for: drive, of: system, by: factor))
  }

  /// The solutions for several drives, in their order; nil if one of them has none.
  func solutions(for drives: [[Double]], threads: Int) throws -> [[Double]]? {
    let system = scaled
    guard !drives.contains(where: isSlidAlong), !scale.contains(0),
      let factor = try Self.factor(system)
    else { return nil }
    return try SharedWork.map(drives.count, threads: threads) {
      try solution(for: drives[$0], of: system, by: factor)
    }
  }

  /// Whether a drive acts on the common motion, which meets no friction.
  private func isSlidAlong(by drive: [Double]) -> Bool {
    let n = matrix.order / 2
    return !kept.contains { $0 < n } && drive[0..<n].contains { $0 != 0 }
  }

  /// The factor of a system that is positive beyond round-off.
  private static func factor(_ system: SymmetricMatrix) throws -> CholeskyFactor? {
    guard let factor = try CholeskyFactor(system),
      try factor.reciprocalCondition(of: system) > roundOff(system.order)
    else { return nil }
    return factor
  }

  private func solution(
    for drive: [Double], of system: SymmetricMatrix, by factor: CholeskyFactor
  ) throws -> [Double] {
    let target = scaled(drive)
    var x = try factor.solve(target)
    // One step of refinement.
    let product = system.times(x)
    let residual = target.indices.map { target[$0] - product[$0] }
    let correction = try factor.solve(residual)
    for i in x.indices { x[i] += correction[i] }
    return expand(x)
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
