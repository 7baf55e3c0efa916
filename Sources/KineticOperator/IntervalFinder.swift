/// Finds the knot interval of a point in constant time: an even table, then at most a few steps.
@usableFromInline
package struct IntervalFinder: Sendable {
  @usableFromInline let edges: [Double]
  @usableFromInline let start: [Int32]
  @usableFromInline let binsPerUnit: Double

  package init(_ edges: [Double]) {
    self.edges = edges
    let bins = 8 * (edges.count - 1)
    let width = edges[edges.count - 1] / Double(bins)
    binsPerUnit = 1 / width
    var interval = 0
    start = (0..<bins).map { bin in
      while interval + 2 < edges.count && edges[interval + 1] <= Double(bin) * width {
        interval += 1
      }
      return Int32(interval)
    }
  }

  /// The interval of a point x >= 0; points beyond the last edge belong to the last interval.
  @inlinable
  package func interval(of x: Double) -> Int {
    let scaled = x * binsPerUnit
    guard scaled < Double(start.count) else { return edges.count - 2 }
    var interval = Int(start[Int(scaled)])
    while interval + 2 < edges.count && edges[interval + 1] <= x { interval += 1 }
    return interval
  }
}
