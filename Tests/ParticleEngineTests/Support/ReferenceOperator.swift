import Collisions
import Foundation
import KineticOperator
import LinearAlgebra
import WirePhysics

/// The kinetic equation in the operator's own slope splines: M dc/dt = E b - Q c, dense and slow.
///
/// Shares nothing with the particle engine but the span of the splines.
struct ReferenceOperator {
  let inertia: [[Double]]
  let collisions: [[Double]]
  /// c_s for unit fields in wire 1 and 2, over the unknowns of both wires.
  let drives: [[Double]]

  init(doubleWire: DoubleWire, basis: SplineBasis, collisions: SymmetricMatrix) {
    let thermal = ThermalForms(basis: basis, wires: [doubleWire[.one], doubleWire[.two]])
    let n = basis.count
    var inertia = Array(repeating: Array(repeating: 0.0, count: 2 * n), count: 2 * n)
    for s in 0..<2 {
      for i in 0..<n { for j in 0..<n { inertia[s * n + i][s * n + j] = thermal.inertia[s][i, j] } }
    }
    self.inertia = inertia
    self.collisions = (0..<2 * n).map { i in (0..<2 * n).map { collisions[i, $0] } }
    let zero = Array(repeating: 0.0, count: n)
    drives = [thermal.drive[0] + zero, zero + thermal.drive[1]]
  }

  /// The exact mean operator of samplers that draw from finite lists.
  init(doubleWire: DoubleWire, basis: SplineBasis, samplers: [FiniteSampler]) {
    let n = basis.count
    var form = SymmetricMatrix(order: 2 * n)
    for sampler in samplers {
      for row in 0..<sampler.rows.count {
        let collision = sampler.rows[row]
        var difference = Array(repeating: 0.0, count: 2 * n)
        for leg in collision.legs {
          for i in 0..<n {
            var unit = Array(repeating: 0.0, count: n)
            unit[i] = 1
            difference[leg.wire.rawValue * n + i] +=
              leg.direction.sign * basis.value(unit, at: leg.momentum)
          }
        }
        let weight = collision.weight / Double(sampler.rows.count)
        for i in 0..<2 * n where difference[i] != 0 {
          for j in 0..<2 * n {
            form[i, j] += weight * difference[i] * difference[j]
          }
        }
      }
    }
    self.init(doubleWire: doubleWire, basis: basis, collisions: form)
  }

  /// Currents j_1, j_2 at multiples of a time under constant fields, from equilibrium.
  func currents(fields: [Double], interval: Double, count: Int) -> [[Double]] {
    // d/dt (c, 1) = [[-A, f], [0, 0]] (c, 1)
    let n = inertia.count
    let drive = (0..<n).map { fields[0] * drives[0][$0] + fields[1] * drives[1][$0] }
    let a = Self.solve(inertia, collisions.indices.map { i in collisions[i] + [drive[i]] })
    var generator = a.map { row in row.indices.map { $0 < n ? -row[$0] : row[$0] } }
    generator.append(Array(repeating: 0, count: n + 1))
    let propagator = Self.exponential(generator.map { $0.map { $0 * interval } })
    var c = Array(repeating: 0.0, count: n) + [1]
    return (0...count).map { step in
      if step > 0 { c = propagator.map { Self.dot($0, c) } }
      return drives.map { Self.dot($0, c) / 4 }
    }
  }

  /// The coefficients of g after a time without fields.
  func relax(_ coefficients: [Double], time: Double) -> [Double] {
    let rates = Self.solve(inertia, collisions)
    let propagator = Self.exponential(rates.map { $0.map { -$0 * time } })
    return propagator.map { Self.dot($0, coefficients) }
  }

  /// x of (Q - i omega M) x = b, as real and imaginary parts.
  func response(omega: Double, drive: [Double]) -> (real: [Double], imaginary: [Double]) {
    let n = drive.count
    var matrix = Array(repeating: Array(repeating: 0.0, count: 2 * n), count: 2 * n)
    for i in 0..<n {
      for j in 0..<n {
        matrix[i][j] = collisions[i][j]
        matrix[n + i][n + j] = collisions[i][j]
        matrix[i][n + j] = omega * inertia[i][j]
        matrix[n + i][j] = -omega * inertia[i][j]
      }
    }
    let right = drive + Array(repeating: 0, count: n)
    let x = Self.solve(matrix, right.map { [$0] }).map { $0[0] }
    return (Array(x[0..<n]), Array(x[n...]))
  }

  static func dot(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Gaussian elimination with pivots, after scaling rows; many right sides at once.
  static func solve(_ matrix: [[Double]], _ right: [[Double]]) -> [[Double]] {
    let n = matrix.count
    var rows = (0..<n).map { i in
      let scale = 1 / (matrix[i].map(abs).max() ?? 1)
      return (matrix[i] + right[i]).map { $0 * scale }
    }
    for column in 0..<n {
      let pivot = (column..<n).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      for i in 0..<n where i != column && rows[i][column] != 0 {
        let factor = rows[i][column] / rows[column][column]
        for j in column..<rows[i].count { rows[i][j] -= factor * rows[column][j] }
      }
    }
    return (0..<n).map { i in rows[i][n...].map { $0 / rows[i][i] } }
  }

  /// Scaling, Taylor series, squaring.
  static func exponential(_ matrix: [[Double]]) -> [[Double]] {
    let n = matrix.count
    let norm = matrix.map { $0.map(abs).reduce(0, +) }.max() ?? 0
    let squarings = max(0, Int(log2(max(norm, 1e-300)).rounded(.up)) + 4)
    let scaled = matrix.map { $0.map { $0 * exp2(-Double(squarings)) } }
    let identity = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }
    var (sum, term) = (identity, identity)
    for power in 1...14 {
      term = product(term, scaled).map { $0.map { $0 / Double(power) } }
      sum = zip(sum, term).map { zip($0, $1).map { $0 + $1 } }
    }
    for _ in 0..<squarings { sum = product(sum, sum) }
    return sum
  }

  static func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      var result = Array(repeating: 0.0, count: b[0].count)
      for (k, factor) in row.enumerated() where factor != 0 {
        for j in result.indices { result[j] += factor * b[k][j] }
      }
      return result
    }
  }
}
