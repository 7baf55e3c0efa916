import Studies
import Testing

/// How runs are divided.
@Suite struct SliceTests {
  @Test func `a slice is a number of a count`() {
    #expect(Slice("3/16") == Slice(3, of: 16))
    #expect(Slice("1/1").map { "\($0)" } == "1/1")
    for text in [
      "", "3", "3/", "/16", "0/16", "17/16", "-1/16", "3/16/2", "3 / 16", "a/b", "1/100001", "1/0",
      "1.0/2",
      "٣/٤", "99999999999999999999/2",
    ] { #expect(Slice(text) == nil, "\(text)") }
  }

  // Every division of small runs: no chance is involved.
  @Test(arguments: 1...13, [1, 2, 3, 4, 6])
  func `all slices together are the whole, each seed of each point once`(points: Int, seeds: Int)
    throws
  {
    for count in 1...(points * seeds + 2) {
      let shares = (1...count).compactMap {
        try? SliceShare(Slice($0, of: count), points: points, seeds: seeds)
      }
      let isRectangular = (1...seeds).contains { count % $0 == 0 && count / $0 <= points }
      #expect(shares.count == (isRectangular ? count : 0))
      guard isRectangular else { continue }
      let tasks = shares.flatMap { share in
        share.points.flatMap { point in
          stride(from: share.seeds.group, to: seeds, by: share.seeds.groups).map {
            point * seeds + $0
          }
        }
      }
      #expect(tasks.sorted() == Array(0..<points * seeds))
      #expect(shares.allSatisfy { !$0.points.isEmpty && $0.pointCount == points })
    }
  }

  @Test func `more slices than there is to divide are refused`() {
    func message(_ count: Int, _ points: Int, _ seeds: Int) -> String? {
      do {
        _ = try SliceShare(Slice(1, of: count), points: points, seeds: seeds)
        return nil
      } catch { return "\(error)" }
    }
    #expect(
      message(14, 13, 1)
        == "the run cannot be cut into 14 slices (it has 13 points, and slices are groups of points); "
        + "give --slice i/n with n up to 13")
    #expect(
      message(2, 1, 1)
        == "the run cannot be cut into 2 slices (it has 1 point, and slices are groups of points); leave out --slice"
    )
    #expect(
      message(7, 2, 3)
        == "the run cannot be cut into 7 slices (it has 2 points of 3 seeds, and slices are groups of points and of "
        + "seeds); give --slice i/n with n up to 3")
    #expect(message(6, 2, 3) == nil && message(3, 1, 3) == nil)
  }
}
