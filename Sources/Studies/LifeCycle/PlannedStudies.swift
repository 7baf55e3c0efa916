import Input
import Ranks

/// The studies of all points: all are planned before any work, so that what cannot be done is refused then.
///
/// A plan holds the tables of its samplers, which took some milliseconds to make. Those of a long sweep are not kept but made
/// again when their turn comes, so that memory does not grow with the number of points.
struct PlannedStudies<S: Study>: @unchecked Sendable {
  /// So many plans are kept.
  private static var most: Int { 256 }

  /// The number of points.
  let count: Int
  /// The number of seeds of all points.
  let seedCount: Int
  private let kept: [Int: S]
  private let plan: (Int) throws -> S

  /// Plans.
  /// - Throws: what the plan of the first point in order throws that refuses.
  init(
    _ configurations: [RunConfiguration], _ share: SliceShare?, threads: Int, ranks: RankGroup,
    _ plan: @escaping (RunConfiguration) throws -> S
  ) throws {
    // Plans follow from their configurations alone.
    nonisolated(unsafe) let make = { (place: Int) in
      let study = try plan(configurations[place])
      return share.map { study.seeds($0.seeds.group, of: $0.seeds.groups) } ?? study
    }
    self.plan = make
    count = configurations.count
    let isKept = count <= Self.most
    func look(at places: [Int]) throws -> [Planned<S>] {
      try SharedWork.map(places.count, threads: threads) { index in
        let study = try make(places[index])
        return Planned(place: places[index], study: isKept ? study : nil, seeds: study.seedCount)
      }
    }
    // Each rank looks at its own; all look at all where one refuses.
    let own = Array(stride(from: ranks.rank, to: count, by: ranks.size))
    let planned = Result { try look(at: own) }
    let isRefused = if case .failure = planned { true } else { false }
    if ranks.any(isRefused) { _ = try look(at: Array(0..<count)) }
    var sums = [Double(try planned.get().reduce(0) { $0 + $1.seeds })]
    ranks.sum(&sums)
    seedCount = Int(sums[0])
    kept = Dictionary(
      uniqueKeysWithValues: try planned.get().compactMap { planned in
        planned.study.map { (planned.place, $0) }
      })
  }

  /// The study of a point.
  subscript(place: Int) -> S {
    get throws { try kept[place] ?? plan(place) }
  }
}

/// The study of a point, on its way from the thread that planned it to the one that answers it.
private struct Planned<S: Study>: @unchecked Sendable {
  let place: Int
  let study: S?
  let seeds: Int
}
