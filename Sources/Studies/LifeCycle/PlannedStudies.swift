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
  private let kept: [S]?
  private let plan: (Int) throws -> S

  /// Plans.
  /// - Throws: what the plan of the first point in order throws that refuses.
  init(
    _ configurations: [RunConfiguration], _ share: SliceShare?, threads: Int,
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
    let planned = try SharedWork.map(count, threads: threads) { place in
      let study = try make(place)
      return Planned(study: isKept ? study : nil, seedCount: study.seedCount)
    }
    seedCount = planned.reduce(0) { $0 + $1.seedCount }
    kept = isKept ? planned.compactMap(\.study) : nil
  }

  /// The study of a point.
  subscript(place: Int) -> S {
    get throws { try kept?[place] ?? plan(place) }
  }
}

/// The study of a point, on its way from the thread that planned it to the one that answers it.
private struct Planned<S: Study>: @unchecked Sendable {
  let study: S?
  let seedCount: Int
}
