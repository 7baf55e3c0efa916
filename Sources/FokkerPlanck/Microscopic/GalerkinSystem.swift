import LinearAlgebra
import WirePhysics

/// The equations Q u = b for the splines of the mean and the difference of the slopes.
///
/// g_1' = p + w/2 and g_2' = p - w/2: pair collisions resist w only, and p, which three-particle scattering resists
/// alone, keeps its digits however weak that is. The sum of the drives, which acts on p, vanishes with Delta
/// and is evaluated without cancellation.
struct GalerkinSystem {
  /// Q in the order p, w.
  let matrix: [[Double]]
  /// b in the order p, w.
  let drive: [Double]
  /// Int (zeta_1^2 + zeta_2^2) f_i: what a solution is made orthogonal to, because p = const is free.
  let drift: [Double]
  private let count: Int

  init(_ solver: MicroscopicSolver, form: SoftCollisionForm) {
    let splines = form.splines
    let wires = solver.system.wires
    let points = splines.quadrature(points: splines.degree + 3)
    count = splines.count
    let strength = solver.settings.pairs * solver.system.pairDiffusion / .pi
    let pairs = Self.gram(splines, points) {
      strength * wires.one.zetaSquared($0) * wires.two.zetaSquared($0)
    }
    matrix = Self.split(form.matrix, pairs: pairs)
    let evaluator = DriveEvaluator(wires)
    var drive = Array(repeating: 0.0, count: 2 * splines.count)
    var drift = Array(repeating: 0.0, count: splines.count)
    for (k, weight) in points {
      let f = evaluator(k)
      let values = splines.values(at: k)
      for lane in 0...min(splines.degree, splines.count - 1 - values.first) {
        let (i, share) = (values.first + lane, weight * values.lanes[lane])
        drive[i] += share * f.driveSum / .pi
        drive[splines.count + i] += 0.5 * share * (f.drive.one + f.drive.two) / .pi
        drift[i] += share * (f.z.one + f.z.two)
      }
    }
    self.drive = drive
    self.drift = drift
  }

  /// The matrix Int weight f_i f_j dk of the splines, over the whole axis.
  private static func gram(
    _ splines: EvenSplines, _ points: [(k: Double, weight: Double)],
    weight density: (Double) -> Double
  ) -> [[Double]] {
    var rows = Array(repeating: Array(repeating: 0.0, count: splines.count), count: splines.count)
    for (k, weight) in points {
      let values = splines.values(at: k)
      let lanes = 0...min(splines.degree, splines.count - 1 - values.first)
      let scaled = weight * density(k)
      for i in lanes {
        for j in lanes {
          rows[values.first + i][values.first + j] += scaled * values.lanes[i] * values.lanes[j]
        }
      }
    }
    return rows
  }

  /// The blocks of wires turned into those of mean and difference, with pair collisions in the latter.
  private static func split(_ form: [[Double]], pairs: [[Double]]) -> [[Double]] {
    let n = pairs.count
    var result = form
    for i in 0..<n {
      for j in 0..<n {
        let (a, b) = (form[i][j], form[i][n + j])
        let (c, d) = (form[n + i][j], form[n + i][n + j])
        result[i][j] = a + b + c + d
        result[i][n + j] = 0.5 * ((a - b) + (c - d))
        result[n + i][j] = 0.5 * ((a - c) + (b - d))
        result[n + i][n + j] = 0.25 * ((a - b) - (c - d)) + pairs[i][j]
      }
    }
    return result
  }

  /// The solution orthogonal to the drift.
  ///
  /// - Throws: ``FokkerPlanckError/singular`` where more than the drift is free.
  func solve() throws -> (mean: [Double], difference: [Double]) {
    let norm = drift.reduce(0) { $0 + $1 * $1 }
    let scale = (0..<count).map { matrix[$0][$0] }.max().map { $0 / norm } ?? 0
    var rows = matrix
    for i in 0..<count {
      for j in 0..<count { rows[i][j] += scale * drift[i] * drift[j] }
    }
    guard let system = GeneralSystem(rows, drive), system.reciprocalCondition > 1e-200,
      system.solution.allSatisfy(\.isFinite)
    else { throw FokkerPlanckError.singular }
    let x = system.solution
    return (Array(x[..<count]), Array(x[count...]))
  }

  /// b(p) where both wires have the same slopes p, as if pair collisions were infinitely strong.
  ///
  /// - Throws: ``FokkerPlanckError/singular`` where more than the drift is free.
  func commonPower() throws -> Double {
    let norm = drift.reduce(0) { $0 + $1 * $1 }
    let scale = (0..<count).map { matrix[$0][$0] }.max().map { $0 / norm } ?? 0
    let rows = (0..<count).map { i in
      (0..<count).map { j in matrix[i][j] + scale * drift[i] * drift[j] }
    }
    let force = Array(drive[..<count])
    guard let system = GeneralSystem(rows, force), system.reciprocalCondition > 1e-200,
      system.solution.allSatisfy(\.isFinite)
    else { throw FokkerPlanckError.singular }
    return zip(force, system.solution).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Q(u, u).
  func dissipation(_ u: [Double]) -> Double {
    zip(u, matrix).reduce(0) { sum, row in
      sum + row.0 * zip(row.1, u).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// b(u).
  func power(_ u: [Double]) -> Double { zip(drive, u).reduce(0) { $0 + $1.0 * $1.1 } }
}
