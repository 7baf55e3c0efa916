/// A share of a run: number 3 of 16, as `--slice 3/16` says.
///
/// Slices divide points of a sweep and seeds of an ensemble, and know nothing of each other: each is a run of its own, and
/// all of them together are the whole.
public struct Slice: Sendable, Hashable, CustomStringConvertible {
  /// Which one, from 1 to `count`.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// Reads `3/16`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let number = Int(parts[0]), let count = Int(parts[1]), number >= 1, number <= count,
      count <= 100_000
    else { return nil }
    self.init(number, of: count)
  }

  /// Slice `number` of `count`.
  public init(_ number: Int, of count: Int) {
    precondition((1...max(1, count)).contains(number), "a slice that there is not")
    self.number = number
    self.count = count
  }

  /// As on the command line.
  public var description: String { "\(number)/\(count)" }
}

/// Which points of a sweep, and which seeds of each of them, belong to a slice.
///
/// Neighbours take about the same time: every slice gets points from all over the sweep. Seeds are divided first; all points
/// of a slice have the same ones.
package struct SliceShare: Sendable, Equatable {
  /// The slice.
  package let slice: Slice
  /// The points in order, counted from zero.
  package let points: [Int]
  /// The number of points of the whole.
  package let pointCount: Int
  /// Every seed of a point in steps of `groups`, from number `group` on, belongs to it.
  package let seeds: (group: Int, groups: Int)

  /// Divides a run.
  /// - Parameters:
  ///   - points: the number of points.
  ///   - seeds: the number of seeds of each point.
  /// - Throws: `RunError` if some slices would be empty.
  package init(_ slice: Slice, points: Int, seeds: Int) throws(RunError) {
    let count = slice.count
    // As many groups of seeds as there can be, such that the slices are a rectangle of seeds and points.
    let fitting = (1...min(count, seeds)).last { count % $0 == 0 && count / $0 <= points }
    guard let groups = fitting else {
      throw .tooManySlices(slices: count, points: points, seeds: seeds)
    }
    self.slice = slice
    pointCount = points
    self.seeds = ((slice.number - 1) % groups, groups)
    let stride = count / groups
    self.points = (0..<points).filter { $0 % stride == (slice.number - 1) / groups }
  }

  /// Whether both are the same share.
  package static func == (left: Self, right: Self) -> Bool {
    left.slice == right.slice && left.points == right.points && left.seeds == right.seeds
  }
}
