internal import RandomStreams

extension Dataset {
  /// The rules that attributes, units and names of result files follow.
  ///
  /// Units are given as text in reduced units, which no general convention (CF, say) can express.
  public static let conventions = "CoulombDrag-1"

  /// Creates a data set without arrays that says which input was run, where and how.
  ///
  /// Its attributes are enough to repeat the run: the text of the input, every value that was used
  /// and where it came from, seed and generator, and the circumstances.
  ///
  /// - Parameters:
  ///   - input: The input as it was run, a seed from the command line included.
  ///   - provenance: Where and how it was run.
  public init(describing input: InputFile, provenance: Provenance) {
    self.init()
    let run = input.configurations[0]
    attributes = [
      .init("title", .text(run.title)), .init("Conventions", .text(Self.conventions)),
      .init("input_name", .text(input.name)), .init("input_text", .text(input.text)),
      .init("resolved_input", .text(Self.text(of: input.resolvedInput))),
      .init("seed", .unsigned(input.configurations.flatMap(\.random.allSeeds).uniqued)),
      .init("generator", .text(run.random.generator.name)),
    ]
    attributes += provenance.attributes
  }

  /// One line for each key, with its value, unit and origin.
  private static func text(of lines: [EffectiveSetting]) -> String {
    lines.map { line in
      let unit = line.unit.isEmpty ? "" : " \(line.unit)"
      return "\(line.key): \(line.value)\(unit) (\(line.origin.rawValue))"
    }.joined(separator: "\n")
  }
}

extension Array where Element: Hashable {
  /// The different elements in the order of their first appearance.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
