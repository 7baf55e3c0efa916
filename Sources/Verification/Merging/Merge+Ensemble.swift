import Foundation
import Input
import ResultFiles
import Statistics
import Studies

extension Merge {
  /// Adds runs of different seeds as one ensemble.
  static func ensemble(
    of parts: [MergePart], _ completeness: Completeness
  ) throws -> MergedResult {
    var found: [Int: [UInt64: (replica: EnsemblePoint.Replica, path: String)]] = [:]
    for part in parts {
      guard part.kind == .steadyState(.ensemble) || part.share == nil else {
        throw MergeError.whole(path: part.path, isAmongSlices: true)
      }
      let points = part.share?.points ?? Array(0..<(part.data.size(of: "point") ?? 1))
      for (place, point) in points.enumerated() {
        for replica in try part.replicas(at: place, of: points.count) {
          if let other = found[point]?[replica.seed] {
            throw MergeError.equalSeeds(path: part.path, seed: replica.seed, first: other.path)
          }
          found[point, default: [:]][replica.seed] = (replica, part.path)
        }
      }
    }
    // What slices belong to has to be there, and what lies between.
    let wanted = parts.flatMap { $0.share == nil ? [] : $0.seeds } + found.values.flatMap(\.keys)
    guard let first = wanted.min(), let last = wanted.max() else {
      throw MergeError.noRecord(path: parts[0].path)
    }
    guard last - first < largestEnsemble else { throw MergeError.farApart(first, last) }
    let count = parts[0].share?.pointCount ?? parts[0].data.size(of: "point") ?? 1
    let there = Set(found.values.flatMap(\.keys))
    let missing = (first...last).flatMap { seed -> [String] in
      guard there.contains(seed) else { return ["seed \(seed)"] }
      return (0..<count).filter { found[$0]?[seed] == nil }.map {
        "seed \(seed) of point \($0 + 1)"
      }
    }
    guard missing.isEmpty || completeness == .partial else {
      throw MergeError.missingSeeds(missing)
    }
    let places = found.keys.sorted()
    let whole = try input(of: parts[0], first...last)
    let input = places.count == count ? whole : whole.restricted(to: places)
    let points = zip(input.configurations, places).map { configuration, place in
      EnsemblePoint(
        configuration,
        replicas: (found[place] ?? [:]).values.map(\.replica).sorted { $0.seed < $1.seed })
    }
    let result = StudyResult(kind: .steadyState(.ensemble), input: input, points: points)
    return MergedResult(result, of: parts, missing: missing)
  }

  /// As many seeds as one ensemble may have, and those between the first and the last of a partial one.
  private static let largestEnsemble: UInt64 = 100_000

  /// The input as one ensemble of all seeds.
  private static func input(
    of part: MergePart, _ seeds: ClosedRange<UInt64>
  ) throws -> InputFile {
    let input = try part.stored.input()
    if input.configurations.allSatisfy({ $0.random.seeds == seeds }) { return input }
    return try input.asEnsemble(of: seeds)
  }
}

extension MergePart {
  /// The replicas of a point of this part: those of an ensemble, or the run itself.
  /// - Parameters:
  ///   - place: which point of the part.
  ///   - points: the number of its points.
  /// - Throws: `MergeError` if the file does not hold them.
  func replicas(at place: Int, of points: Int) throws(MergeError) -> [EnsemblePoint.Replica] {
    let isEnsemble = kind == .steadyState(.ensemble)
    let prefix = isEnsemble ? "replica_" : ""
    let seeds = isEnsemble ? data["replica_seed"]?.values.unsigneds ?? [] : self.seeds
    guard let status = data["\(prefix)steady_state"]?.values.texts,
      let samples = data["\(prefix)samples"]?.values.integers,
      let seconds = data["wall_seconds"]?.values.reals, seconds.count == points,
      !seeds.isEmpty, status.count == points * seeds.count, samples.count == status.count
    else { throw .noRecord(path: path) }
    let rho = estimates("\(prefix)drag_resistivity", count: status.count)
    let S = estimates("\(prefix)S", count: status.count)
    let field = estimates("\(prefix)effective_field", count: status.count)
    var replicas: [EnsemblePoint.Replica] = []
    for (index, seed) in seeds.enumerated() {
      let at = place * seeds.count + index
      guard let status = SteadyStatus(rawValue: status[at]), let field = field[at] else {
        throw .noRecord(path: path)
      }
      replicas.append(
        EnsemblePoint.Replica(
          seed: seed, dragResistivity: rho[at], S: S[at], effectiveField: field, status: status,
          samples: Int(samples[at]),
          failedChecks: isEnsemble ? failedChecks(ofReplica: at) : failedChecks(at: place),
          // The seconds of a point are those of all its seeds.
          seconds: index == 0 ? seconds[place] : 0))
    }
    return replicas
  }

  /// Estimates with their errors; nil where there is no number.
  private func estimates(_ name: String, count: Int) -> [Estimate?] {
    let values = data[name]?.values.reals ?? []
    let errors = data["\(name)_error"]?.values.reals ?? []
    guard values.count == count, errors.count == count else {
      return Array(repeating: nil, count: count)
    }
    return zip(values, errors).map {
      $0.isNaN || $1.isNaN ? nil : Estimate(value: $0, standardError: $1)
    }
  }

  private func failedChecks(ofReplica index: Int) -> [String] {
    guard let texts = data["replica_failed_checks"]?.values.texts, index < texts.count else {
      return []
    }
    return texts[index].isEmpty ? [] : texts[index].components(separatedBy: ", ")
  }

  /// The self-checks of a run that failed, from what it found and their limits.
  private func failedChecks(at place: Int) -> [String] {
    guard let names = data["self_check"]?.values.texts,
      let values = data["self_check_value"]?.values.reals,
      let limits = data["self_check_limit"]?.values.reals, limits.count == names.count,
      values.count >= (place + 1) * names.count
    else { return [] }
    return names.indices.filter { values[place * names.count + $0] > limits[$0] }.map { names[$0] }
  }
}
