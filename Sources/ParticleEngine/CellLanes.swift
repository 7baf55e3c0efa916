package import VectorMath

/// Finds the cells of eight momenta at once.
///
/// An even table of |k| gives the interval in which a bin begins; one comparison for each edge that a bin may hold does
/// the rest. The bins are so narrow that this is one, unless knots are very unevenly spaced.
package struct CellLanes: Sendable {
  private let binsPerUnit: Double
  private let lastBin: Double
  private let steps: Int
  private let intervals: Double
  private let starts: [Int32]
  private let upperEdges: [Double]
  private let midpoints: [Double]

  /// Bins of the table, at most: 4 kB.
  private static let mostBins = 1024

  /// Prepares the table.
  /// - Parameters:
  ///   - edges: the knots from zero on, ascending.
  ///   - midpoints: from where a coordinate is measured in each interval.
  package init(edges: [Double], midpoints: [Double]) {
    let count = midpoints.count
    let reach = edges[count]
    let narrowest = zip(edges, edges.dropFirst()).reduce(reach) { min($0, $1.1 - $1.0) }
    let bins = max(1, min(Self.mostBins, Int((reach / narrowest).rounded(.up))))
    let width = reach / Double(bins)
    var interval = 0
    let starts = (0..<bins).map { bin in
      while interval + 1 < count && edges[interval + 1] <= Double(bin) * width { interval += 1 }
      return Int32(interval)
    }
    steps = zip(starts, starts.dropFirst() + [Int32(count - 1)]).reduce(0) {
      max($0, Int($1.1 - $1.0))
    }
    self.starts = starts
    self.midpoints = midpoints
    binsPerUnit = 1 / width
    lastBin = Double(bins) - 0.5
    intervals = Double(count)
    // The last interval goes on for ever.
    upperEdges = edges[1..<count] + [.infinity]
  }

  /// The cells of eight momenta among those of their wire, and their coordinates t = |k| - midpoint.
  @inline(__always)
  package func locate(
    _ k: VectorMath.Lanes
  ) -> (cells: SIMD8<Int32>, t: VectorMath.Lanes) {
    let magnitude = VectorMath.magnitude(k)
    let (zeros, ones) = (VectorMath.Lanes(), VectorMath.Lanes(repeating: 1))
    // What is no number or infinite becomes large: the place is always in the tables.
    let x = VectorMath.minimum(
      magnitude, VectorMath.Lanes(repeating: .greatestFiniteMagnitude))
    let bin = VectorMath.truncate(
      VectorMath.minimum(x * binsPerUnit, VectorMath.Lanes(repeating: lastBin)))
    var interval = starts.withUnsafeBufferPointer {
      VectorMath.gather($0.baseAddress.unsafelyUnwrapped, bin)
    }
    for _ in 0..<steps {
      let edge = upperEdges.withUnsafeBufferPointer {
        VectorMath.gather($0.baseAddress.unsafelyUnwrapped, interval)
      }
      let isBeyond = VectorMath.select(x, below: edge, zeros, else: ones)
      interval = interval &+ VectorMath.truncate(isBeyond)
    }
    let middle = midpoints.withUnsafeBufferPointer {
      VectorMath.gather($0.baseAddress.unsafelyUnwrapped, interval)
    }
    let side = VectorMath.select(
      k, below: zeros, VectorMath.Lanes(repeating: intervals), else: zeros)
    return (interval &+ VectorMath.truncate(side), magnitude - middle)
  }
}
