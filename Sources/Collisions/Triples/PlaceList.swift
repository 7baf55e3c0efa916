/// Up to nine places, without a reference to count in hot loops.
struct PlaceList: Sendable {
  private let places: InlineArray<9, Int>
  let count: Int

  init(_ list: [Int]) {
    precondition(list.count <= 9)
    places = InlineArray { $0 < list.count ? list[$0] : 0 }
    count = list.count
  }

  /// Calls `body` with each place.
  @inline(__always)
  func visit(_ body: (Int) -> Void) {
    for index in 0..<count { body(places[index]) }
  }
}
