public import VectorMath

/// Finds the knot interval of a point in constant time: an even table, then at most a few steps.
@usableFromInline
package struct IntervalFinder: Sendable {
  /// The upper end of each interval; the last one has none.
  @usableFromInline let ends: [Double]
  @usableFromInline let start: [Int32]
  @usableFromInline let binsPerUnit: Double

  package init(_ edges: [Double]) {
    let bins = 8 * (edges.count - 1)
    let width = edges[edges.count - 1] / Double(bins)
    binsPerUnit = 1 / width
    let ends = Array(edges[1..<edges.count - 1]) + [.infinity]
    var interval = 0
    start = (0..<bins).map { bin in
      while ends[interval] <= Double(bin) * width { interval += 1 }
      return Int32(interval)
    }
    self.ends = ends
  }

  /// The interval of a point x >= 0; points beyond the last edge belong to the last interval.
  @inlinable @inline(__always)
  package func interval(of x: Double) -> Int {
    let scaled = x * binsPerUnit
    guard scaled < Double(start.count) else { return ends.count - 1 }
    return start.withUnsafeBufferPointer { start in
      ends.withUnsafeBufferPointer { ends in
        var interval = Int(start[Int(VectorMath.truncate(scaled))])
        // No branch: whether a point lies before or behind the edge in its bin is a matter of chance.
        interval += ends[interval] <= x ? 1 : 0
        while ends[interval] <= x { interval += 1 }
        return interval
      }
    }
  }
}
