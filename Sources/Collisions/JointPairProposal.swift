import Foundation
import VectorMath
import WirePhysics

/// Pairs of momenta proposed in both together, as they matter for Q(u, u).
///
/// The density is constant on cells. Rows of equal probability cut the smaller momentum k; in each row, cells of
/// equal probability cut the transfer q = k' - k > 0. With R rows of widths dk and C cells of widths dq in each,
/// p(k, q) = 1/(R C dk dq), exact whatever the cells were made from. They are made from
///
///     c(k, k') [1/2 potential^2 + 1/4 resistance + 1/4 q^2],
///
/// each term normalized: what a pair adds to the dissipation of a steady state, a share for every cut of the momentum axis
/// (``PairCuts``), and a share for every pair with a thermal weight, the number that a drift or
/// the particles of an ensemble see. A share of rows and of cells is spread evenly, so no place is starved. The
/// construction has no random numbers.
struct JointPairProposal: Sendable {
  private static let rows = 512
  private static let cells = 128
  /// The share of the rows, and in each row of the cells, that is spread evenly.
  private static let evenShare = 0.08

  /// The edges of the rows, ascending.
  private let edges: [Double]
  /// The edges of the cells, row by row.
  private let transfers: [Double]

  /// Prepares the cells.
  /// - Parameters:
  ///   - wires: the two wires.
  ///   - limit: the largest momentum, in sqrt(mT).
  ///   - kernel: c(k, k').
  ///   - transfer: what asks for cuts of the transfers.
  init(_ wires: [Wire], limit: Double, _ kernel: PairKernel, transfer: (Double) -> Double) {
    let mesh = PairMesh(wires, limit: limit, transfer: transfer)
    let rows = mesh.rows(kernel)
    let cuts = PairCuts(wires, limit: limit) { add in
      for row in rows {
        row.forEachCell { _, q, dq, c in add(row.k, row.k + q, c * row.width * dq) }
      }
    }
    // The three terms, row by row.
    var norms = SIMD4<Double>()
    let sums = rows.map { row in
      var sum = SIMD4<Double>()
      row.forEachCell { _, q, dq, c in sum += Self.terms(cuts, row.k, q, c) * (dq * row.width) }
      norms += sum
      return sum
    }
    let shares = SIMD4(
      norms[0] > 0 ? 0.5 / norms[0] : 0, norms[1] > 0 ? 0.25 / norms[1] : 0,
      norms[2] > 0 ? 0.25 / norms[2] : 0, 0)
    let edges = EqualShares.edges(
      of: sums.map { ($0 * shares).sum() }, at: mesh.edges, cells: Self.rows,
      evenShare: Self.evenShare)
    self.edges = edges
    transfers = (0..<Self.rows).flatMap { row -> [Double] in
      let (low, high) = (edges[row], edges[row + 1])
      let candidates = mesh.transfers(from: 0.5 * (low + high))
      var mass = Array(repeating: 0.0, count: candidates.count - 1)
      for place in Self.places(high - low, of: mesh.width(at: 0.5 * (low + high))) {
        let k = low + place * (high - low)
        PairMesh.Row(k: k, width: high - low, transfers: candidates, kernel)
          .forEachCell { cell, q, dq, c in
            mass[cell] += (Self.terms(cuts, k, q, c) * shares).sum() * dq
          }
      }
      return EqualShares.edges(
        of: mass, at: candidates, cells: Self.cells, evenShare: Self.evenShare)
    }
  }

  /// Where a row is looked at: those as wide as a row of the mesh, on which nothing varies much, in their middle alone.
  private static func places(_ width: Double, of fine: Double) -> [Double] {
    width > fine ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.5]
  }

  private static func terms(
    _ cuts: PairCuts, _ k: Double, _ q: Double, _ c: Double
  ) -> SIMD4<Double> {
    let between = cuts.between(k, k + q)
    return SIMD4(
      c * between.potential * between.potential, c * between.resistance, c * q * q, 0)
  }

  /// The pairs for eight pairs of uniform random numbers, and the densities there.
  @inline(__always)
  func points(
    _ u: SIMD8<Double>, _ v: SIMD8<Double>
  ) -> (k: SIMD8<Double>, q: SIMD8<Double>, density: SIMD8<Double>) {
    let (rows, cells) = (Double(Self.rows), Double(Self.cells))
    let row = VectorMath.truncate(VectorMath.clamp(u * rows, 0, rows - 0.5))
    let cell = VectorMath.truncate(VectorMath.clamp(v * cells, 0, cells - 0.5))
    let (inRow, inCell) = (u * rows - VectorMath.double(row), v * cells - VectorMath.double(cell))
    return edges.withUnsafeBufferPointer { edges in
      transfers.withUnsafeBufferPointer { transfers in
        var (k, q, area) = (SIMD8<Double>(), SIMD8<Double>(), SIMD8<Double>())
        for lane in 0..<8 {
          let (i, j) = (Int(row[lane]), Int(cell[lane]))
          let dk = edges[i + 1] - edges[i]
          let base = i * (Self.cells + 1) + j
          let dq = transfers[base + 1] - transfers[base]
          k[lane] = edges[i] + inRow[lane] * dk
          q[lane] = transfers[base] + inCell[lane] * dq
          area[lane] = dk * dq
        }
        return (k, q, 1 / (area * (rows * cells)))
      }
    }
  }
}
