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

  /// Returns the same input with the seed that the command line gives.
  ///
  /// - Throws: ``InputError`` when the input sweeps the seed, which one seed would make pointless.
  public func replacingSeed(with seed: UInt64) throws(InputError) -> InputFile {
    let path = "random.seed"
    guard !sweep.contains(where: { $0.key.path == path }) else {
      throw InputError([
        InputComplaint(
          file: name, position: nil, key: path, problem: "is swept by the input",
          reason: "a seed on the command line would repeat one point",
          suggestion: "leave out one of them")
      ])
    }
    let replaced = configurations.map { configuration in
      var configuration = configuration
      configuration.random.seed = seed
      for index in configuration.effectiveInput.indices
      where configuration.effectiveInput[index].key == path {
        configuration.effectiveInput[index].value = InputValue.count(seed).description
        configuration.effectiveInput[index].origin = .commandLine
      }
      return configuration
    }
    return InputFile(name: name, text: text, sweep: sweep, configurations: replaced)
  }
}
