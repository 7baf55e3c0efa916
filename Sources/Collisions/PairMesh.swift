import VectorMath
import WirePhysics

/// The mesh of pairs from which a proposal is made: fine where a thermal factor or the potential varies.
///
/// Rows cut the smaller momentum k. In each row, transfers q = k' - k are cut where the potential asks for it, and
/// where k' passes an edge of the rows.
struct PairMesh {
  /// The edges of the rows.
  let rows: [Double]
  /// Edges of transfers that follow the potential, from 0 on.
  private let follow: [Double]
  private let largest: Double

  init(_ wires: [Wire], limit: Double, transfer: (Double) -> Double) {
    rows =
      SamplingMap(over: -limit...limit, uniformShare: 0.3, cells: 384) { k in
        MomentumProposal.target(k, wires)
      }.edges
    follow =
      SamplingMap(over: 0...2 * limit, uniformShare: 0.3, cells: 160, target: transfer).edges
    largest = 2 * limit
  }

  /// The edges of the transfers from a momentum, ascending from 0.
  func transfers(from k: Double) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(rows.count + follow.count)
    var row = rows.firstIndex { $0 > k } ?? rows.count
    for edge in follow {
      while row < rows.count && rows[row] - k < edge {
        result.append(rows[row] - k)
        row += 1
      }
      // Never two that are the same but for round-off.
      while let last = result.last, edge - last < 1e-9 * edge { result.removeLast() }
      result.append(edge)
    }
    return result
  }

  /// Calls `body` with the index, the middle, the width and the kernel of every cell of a row.
  func forEachCell(
    _ k: Double, _ edges: [Double],
    _ kernel: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>,
    _ body: (Int, Double, Double, Double) -> Void
  ) {
    let count = edges.count - 1
    for first in stride(from: 0, to: count, by: 8) {
      let lanes = min(8, count - first)
      var q = SIMD8<Double>(repeating: 1)
      for lane in 0..<lanes { q[lane] = 0.5 * (edges[first + lane] + edges[first + lane + 1]) }
      let c = kernel(SIMD8(repeating: k), q)
      for lane in 0..<lanes where c[lane] > 0 {
        let cell = first + lane
        body(cell, q[lane], edges[cell + 1] - edges[cell], c[lane])
      }
    }
  }

  /// The same for the cells that the row has by itself.
  func forEachCell(
    _ k: Double, _ kernel: (SIMD8<Double>, SIMD8<Double>) -> SIMD8<Double>,
    _ body: (Double, Double, Double) -> Void
  ) {
    forEachCell(k, transfers(from: k), kernel) { body($1, $2, $3) }
  }
}

/// Cells of equal probability from masses on a mesh.
enum EqualShares {
  /// The edges of `cells` cells that hold equal shares of the masses, a part of which is spread evenly: half of it over the
  /// lengths, half over the cells of the mesh.
  ///
  /// Over lengths alone, the cell in which a mass ends would be as wide as those of the even part are, and the few
  /// samples in its corner next to the mass would have a hundred times the weight of others.
  /// - Parameters:
  ///   - mass: not negative, one for each cell of the mesh.
  ///   - mesh: its edges, strictly ascending.
  static func edges(
    of mass: [Double], at mesh: [Double], cells: Int, evenShare: Double
  ) -> [Double] {
    let total = mass.reduce(0, +)
    let length = mesh[mesh.count - 1] - mesh[0]
    let share = total > 0 && total.isFinite ? 1 - evenShare : 0
    let shares = mass.indices.map { index in
      (share > 0 ? share * (mass[index] / total) : 0)
        + (1 - share) * 0.5
        * ((mesh[index + 1] - mesh[index]) / length + 1 / Double(mass.count))
    }
    let sum = shares.reduce(0, +)
    var edges = [mesh[0]]
    var (below, bin) = (0.0, 0)
    for cell in 1..<cells {
      let wanted = sum * Double(cell) / Double(cells)
      while bin < shares.count - 1 && below + shares[bin] < wanted {
        below += shares[bin]
        bin += 1
      }
      let place = min(1, (wanted - below) / shares[bin])
      edges.append(mesh[bin] + place * (mesh[bin + 1] - mesh[bin]))
    }
    edges.append(mesh[mesh.count - 1])
    return edges
  }
}
