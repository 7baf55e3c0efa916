import VectorMath
import WirePhysics

/// The mesh of pairs from which a proposal is made: fine where a thermal factor or the potential varies.
///
/// Rows cut the smaller momentum k. In each row, transfers q = k' - k are cut where the potential asks for it, and
/// where k' passes an edge of the rows.
struct PairMesh {
  /// The edges of the rows.
  let edges: [Double]
  /// Edges of transfers that follow the potential, from 0 on.
  private let follow: [Double]

  init(_ wires: [Wire], limit: Double, transfer: (Double) -> Double) {
    edges =
      SamplingMap(over: -limit...limit, uniformShare: 0.3, cells: 384) { k in
        MomentumProposal.target(k, wires)
      }.edges
    follow =
      SamplingMap(over: 0...2 * limit, uniformShare: 0.3, cells: 160, target: transfer).edges
  }

  /// The edges of the transfers from a momentum, ascending from 0.
  func transfers(from k: Double) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(edges.count + follow.count)
    var row = edges.firstIndex { $0 > k } ?? edges.count
    for edge in follow {
      while row < edges.count && edges[row] - k < edge {
        result.append(edges[row] - k)
        row += 1
      }
      // Never two that are the same but for round-off.
      while let last = result.last, edge - last < 1e-9 * edge { result.removeLast() }
      result.append(edge)
    }
    return result
  }

  /// The width of the row that a momentum is in.
  func width(at k: Double) -> Double {
    let next = min(max(edges.firstIndex { $0 > k } ?? edges.count - 1, 1), edges.count - 1)
    return edges[next] - edges[next - 1]
  }

  /// All rows, seen in their middles.
  func rows(_ kernel: PairKernel) -> [Row] {
    zip(edges, edges.dropFirst()).map { low, high in
      let k = 0.5 * (low + high)
      return Row(k: k, width: high - low, transfers: transfers(from: k), kernel)
    }
  }

  /// The kernel on the cells of a row, in the middles of their transfers.
  struct Row {
    /// The smaller momentum.
    let k: Double
    /// By how much it varies.
    let width: Double
    private let transfers: [Double]
    private let kernel: [SIMD8<Double>]

    init(k: Double, width: Double, transfers: [Double], _ kernel: PairKernel) {
      self.k = k
      self.width = width
      self.transfers = transfers
      let count = transfers.count - 1
      let thermal = kernel.thermal(SIMD8(repeating: k))
      self.kernel = stride(from: 0, to: count, by: 8).map { first in
        var q = SIMD8<Double>(repeating: 1)
        for lane in 0..<min(8, count - first) {
          q[lane] = 0.5 * (transfers[first + lane] + transfers[first + lane + 1])
        }
        return thermal * kernel.thermal(k + q) * kernel.coupling(q)
      }
    }

    /// Calls `body` with the index, the middle, the width and the kernel of every cell where that is not zero.
    func forEachCell(_ body: (Int, Double, Double, Double) -> Void) {
      for cell in 0..<transfers.count - 1 {
        let c = kernel[cell / 8][cell % 8]
        guard c > 0 else { continue }
        let (low, high) = (transfers[cell], transfers[cell + 1])
        body(cell, 0.5 * (low + high), high - low, c)
      }
    }
  }
}

/// z1 z2(k) z1 z2(k + q) V_eff(q)^2/q, up to a factor: how strongly pair collisions join two momenta.
struct PairKernel {
  /// z1 z2 at a momentum.
  let thermal: (SIMD8<Double>) -> SIMD8<Double>
  /// V_eff(q)^2/q.
  let coupling: (SIMD8<Double>) -> SIMD8<Double>
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
