import RunFiles

extension EnsembleResult {
  /// What to say of self-checks that failed; nil if none did.
  public var failureNotice: String? {
    let places = points.enumerated().flatMap { index, point in
      point.replicas.filter { !$0.selfChecks.failed.isEmpty }.map { replica in
        let names = replica.selfChecks.failed.map(\.kind.rawValue).joined(separator: ", ")
        let place = points.count > 1 ? "point \(index + 1), " : ""
        return "\(place)seed \(replica.configuration.random.seed): \(names)"
      }
    }
    guard !places.isEmpty else { return nil }
    return "self-checks failed (\(places.joined(separator: "; "))); do not trust these numbers "
      + "before you know why"
  }
}
