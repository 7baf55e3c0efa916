/// Reading consecutive whole numbers.
extension ScalarReader {
  /// Returns the numbers that `first...last` stands for.
  static func span(_ node: InputNode, most: UInt64) throws(Mistake) -> ClosedRange<UInt64> {
    guard case .scalar(let text, .plain) = node.content else {
      throw Mistake("\(node.summary) is not first...last")
    }
    let ends = text.split(separator: "...", omittingEmptySubsequences: false)
      .map { UInt64($0.filter { $0 != " " }) }
    guard ends.count == 2, let first = ends[0], let last = ends[1] else {
      throw Mistake("\(node.summary) is not first...last")
    }
    guard first <= last else {
      throw Mistake("\(node.summary) ends before it begins")
    }
    guard last - first < most else {
      throw Mistake("\(node.summary) is too many")
    }
    return first...last
  }
}
