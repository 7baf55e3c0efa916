internal import RandomStreams
internal import WirePhysics

/// Collisions, solution and random numbers.
extension ConfigurationBuilder {
  /// Returns the model of three-particle collisions.
  mutating func triples() -> TripleModel? {
    let path = "collisions.triples"
    switch word("\(path).kernel") {
    case "none":
      // By default or in so many words: a wrong spelling of the key is no wish for nothing.
      return table.isBroken("\(path).kernel") ? nil : TripleModel.none
    case "microscopic":
      let intrawire = factor("\(path).intrawire")
      let mixed = factor("\(path).mixed")
      guard let intrawire, let mixed else { return nil }
      return .microscopic(intrawire: intrawire, mixed: mixed)
    case "soft-model": return softModel(path)
    default: return nil
    }
  }

  private mutating func softModel(_ path: String) -> TripleModel? {
    let lambda = pair("\(path).lambda").flatMap { pair -> WirePair<Double>? in
      let one = withinReach(pair.one, "\(path).lambda", Reach.factors)
      let two = withinReach(pair.two, "\(path).lambda", Reach.factors)
      guard let one, let two else { return nil }
      return WirePair(one, two)
    }
    let mu1 = factor("\(path).mu_1")
    let reference = word("\(path).relative_to").flatMap(SoftModelSettings.Reference.init)
    let length = number("\(path).length", reducedDefault: 10).flatMap {
      withinReach($0, "\(path).length", Reach.lengths)
    }
    guard let lambda, let mu1, let reference, let length else { return nil }
    return .softModel(
      SoftModelSettings(lambda: lambda, mu1: mu1, reference: reference, length: length))
  }

  /// Returns a factor on the rate of a process.
  mutating func factor(_ path: String) -> Double? {
    number(path).flatMap { withinReach($0, path, Reach.factors) }
  }

  /// Returns how the kinetic equation is solved.
  mutating func solve() -> SolveSettings? {
    let engine = word("solve.engine").flatMap(SolveSettings.Engine.init)
    let stop = stop()
    let maximum =
      isGiven("solve.samples") ? SolveSettings().maximumSamples : count("solve.max_samples")
    let polish = word("solve.polish").flatMap(SolveSettings.Polish.init)
    let basis = basis()
    guard let engine, let stop, let maximum, let polish, let basis else { return nil }
    return SolveSettings(
      engine: engine, stop: stop, maximumSamples: maximum, polish: polish, basis: basis)
  }

  private mutating func stop() -> SolveSettings.Stop? {
    let given = ["solve.target_error", "solve.samples"].filter { isGiven($0) }
      .sorted { table.position(of: $0) < table.position(of: $1) }
    guard given.count <= 1 else {
      complainContradiction(given, "a run stops at a target error or after a number of samples")
      return nil
    }
    if given.first == "solve.samples" { return count("solve.samples").map { .samples($0) } }
    return number("solve.target_error").map { .targetError($0) }
  }

  private mutating func basis() -> BasisSettings? {
    let intervals = count("solve.basis.intervals")
    let degree = count("solve.basis.degree")
    let cutoff = cutoff("solve.basis.cutoff")
    let spacing = word("solve.basis.spacing").flatMap(BasisSettings.Spacing.init)
    guard let intervals, let degree, let cutoff, let spacing else { return nil }
    return BasisSettings(
      intervals: Int(intervals), degree: Int(degree), cutoff: cutoff, spacing: spacing)
  }

  private mutating func cutoff(_ path: String) -> BasisSettings.Cutoff? {
    switch value(path) {
    case .number:
      return number(path).flatMap { withinReach($0, path, Reach.cutoffs) }.map { .momentum($0) }
    case .word: return .automatic
    default: return nil
    }
  }

  /// Returns where the random numbers come from.
  mutating func random() -> RandomSettings? {
    let generator = word("random.generator").flatMap { try? Generator(named: $0) }
    let points = word("random.points").flatMap(SamplePoints.init)
    let given = ["random.seed", "random.seeds"].filter { isGiven($0) }
      .sorted { table.position(of: $0) < table.position(of: $1) }
    guard given.count <= 1 else {
      complainContradiction(given, "a run has one seed, an ensemble has one for each replica")
      return nil
    }
    if given.first == "random.seeds" {
      guard case .span(let seeds) = value("random.seeds"), let generator, let points else {
        return nil
      }
      return RandomSettings(seeds: seeds, generator: generator, points: points)
    }
    guard let seed = count("random.seed"), let generator, let points else { return nil }
    return RandomSettings(seed: seed, generator: generator, points: points)
  }
}

/// The Fokker-Planck answer to microscopic triples.
extension ConfigurationBuilder {
  /// Returns the cut, given or left to the potentials, and the samples; with other triples nothing reads them.
  mutating func fokkerPlanck(isNeeded: Bool) -> FokkerPlanckSettings? {
    guard isNeeded else { return FokkerPlanckSettings() }
    let cut = number("fokker_planck.cut")
    guard let samples = count("fokker_planck.samples") else { return nil }
    return FokkerPlanckSettings(cut: cut, samples: Int(clamping: samples))
  }
}

/// The frequencies of the response.
extension ConfigurationBuilder {
  /// Returns the frequencies, given or left to the rates.
  mutating func response() -> ResponseSettings? {
    let from = number("response.from")
    let to = number("response.to")
    guard let points = count("response.points") else { return nil }
    if let from, let to, from >= to {
      complain(
        "response.to", "is not above response.from",
        "frequencies go from the lowest to the highest",
        "exchange the two, or leave one out")
      return nil
    }
    return ResponseSettings(from: from, to: to, points: Int(points))
  }
}
