extension InputFile {
  /// The complete input of all points: as in a configuration, with every value of a swept key.
  public var resolvedInput: [EffectiveSetting] {
    let axes = Dictionary(uniqueKeysWithValues: sweep.map { ($0.key.path, $0.values) })
    var lines: [String: EffectiveSetting] = [:]
    for line in configurations.flatMap(\.effectiveInput) where lines[line.key] == nil {
      var line = line
      if let values = axes[line.key] {
        line.value = "[" + values.map(\.description).joined(separator: ", ") + "]"
      }
      lines[line.key] = line
    }
    return InputKey.catalogue.compactMap { lines[$0.path] }
  }

  /// Returns the same input with the seed that the command line gives; an ensemble keeps its number of seeds.
  ///
  /// - Throws: ``InputError`` when the input sweeps the seed, which one seed would make pointless.
  public func replacingSeed(with seed: UInt64) throws(InputError) -> InputFile {
    let counts = Set(configurations.map { $0.random.seeds?.count ?? 0 })
    guard let count = counts.max(), count > 0 else { return try replacing(seed: seed, seeds: nil) }
    return try replacing(seed: seed, seeds: span(of: count, from: seed))
  }

  /// Returns the same input as an ensemble of replicas with consecutive seeds from its first one.
  ///
  /// - Throws: ``InputError`` when the input sweeps the seed, or when there are not so many seeds.
  public func replicated(_ count: Int) throws(InputError) -> InputFile {
    precondition(count > 0, "an ensemble has at least one replica")
    let first = configurations[0].random.seed
    return try replacing(seed: first, seeds: span(of: count, from: first))
  }

  /// Returns the same input as an ensemble of these seeds.
  ///
  /// - Throws: ``InputError`` when the input sweeps the seed.
  public func asEnsemble(of seeds: ClosedRange<UInt64>) throws(InputError) -> InputFile {
    try replacing(seed: seeds.lowerBound, seeds: seeds)
  }

  /// Returns the same input with some points of its sweep only, by their numbers.
  public func restricted(to points: [Int]) -> InputFile {
    InputFile(
      name: name, text: text, tables: tables, sweep: sweep,
      configurations: points.map { configurations[$0] }, notices: notices, spellings: spellings)
  }

  private func span(of count: Int, from first: UInt64) throws(InputError) -> ClosedRange<UInt64> {
    let (last, overflow) = first.addingReportingOverflow(UInt64(count - 1))
    guard !overflow else {
      throw complaint(
        "random.seed", "\(first) leaves no room for \(count) seeds", "seeds end at 2^64 - 1",
        "begin with a smaller one")
    }
    return first...last
  }

  private func replacing(
    seed: UInt64, seeds: ClosedRange<UInt64>?
  ) throws(InputError) -> InputFile {
    let path = "random.seed"
    guard !sweep.contains(where: { $0.key.path == path }) else {
      throw complaint(
        path, "is swept by the input", "a seed on the command line would repeat one point",
        "leave out one of them")
    }
    let key = seeds == nil ? path : "random.seeds"
    let value = seeds.map(InputValue.span) ?? .count(seed)
    let replaced = configurations.map { configuration in
      var configuration = configuration
      configuration.random.seed = seed
      configuration.random.seeds = seeds
      for index in configuration.effectiveInput.indices
      where [path, "random.seeds"].contains(configuration.effectiveInput[index].key) {
        configuration.effectiveInput[index].key = key
        configuration.effectiveInput[index].value = value.description
        configuration.effectiveInput[index].origin = .commandLine
      }
      return configuration
    }
    return InputFile(
      name: name, text: text, tables: tables, sweep: sweep, configurations: replaced,
      notices: notices, spellings: spellings)
  }

  private func complaint(
    _ key: String, _ problem: String, _ reason: String, _ suggestion: String
  ) -> InputError {
    InputError([
      InputComplaint(
        file: name, position: nil, key: key, problem: problem, reason: reason,
        suggestion: suggestion)
    ])
  }
}
