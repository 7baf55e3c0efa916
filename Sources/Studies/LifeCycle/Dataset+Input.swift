public import Input
import RandomStreams
public import ResultFiles

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
    attributes = run.title.isEmpty ? [] : [.init("title", .text(run.title))]
    attributes += [
      .init("Conventions", .text(Self.conventions)),
      .init("input_name", .text(input.name)), .init("input_text", .text(input.text)),
      .init("resolved_input", .text(Self.text(of: input.resolvedInput))),
      .init("seed", .unsigned(input.configurations.flatMap(\.random.allSeeds).uniqued)),
      .init("generator", .text(run.random.generator.name)),
    ]
    attributes += tableAttributes(input.tables)
    attributes += provenance.attributes
  }

  /// The tables that the input named, so that a result can be repeated whatever becomes of the files.
  private func tableAttributes(_ tables: [InputFile.Table]) -> [Attribute] {
    guard !tables.isEmpty else { return [] }
    return [
      .init("table_names", .text(tables.map(\.name))),
      .init("table_hashes", .text(tables.map { XXHash64.text(of: $0.text) })),
    ]
      + tables.enumerated().map { .init("table_text_\($0 + 1)", .text($1.text)) }
  }

  /// Adds the values of the swept keys.
  mutating func addSweep(of input: InputFile, isCompact: Bool) {
    let points = input.configurations
    if !input.sweep.isEmpty || !isCompact { add(Dimension("point", size: points.count)) }
    for (index, axis) in input.sweep.enumerated() {
      let values = points.map { $0.settings[index].value.numbers }
      // A key with one number for each wire has a coordinate along the wires as well.
      let isPair = values.allSatisfy { $0.count == 2 }
      if isPair, size(of: "wire") == nil { add(Dimension("wire", size: 2)) }
      let isSI = points[0].unitSystem != nil
      add(
        DatasetVariable(
          axis.key.path.replacing(".", with: "_"),
          dimensions: isPair ? ["point", "wire"] : ["point"],
          values: .real(isPair ? values.flatMap { $0 } : values.map { $0.first ?? .nan }),
          longName: axis.key.path + (axis.along.map { ", along \($0)" } ?? ""),
          units: isSI ? axis.key.dimension.siUnit : axis.key.dimension.reducedUnit))
    }
  }

  /// One line for each key, with its value, unit and origin.
  private static func text(of lines: [EffectiveSetting]) -> String {
    lines.map { line in
      let unit = line.unit.isEmpty ? "" : " \(line.unit)"
      return "\(line.key): \(line.value)\(unit) (\(line.origin.rawValue))"
    }.joined(separator: "\n")
  }
}

extension XXHash64 {
  /// Returns the hash of a text in hexadecimal digits.
  package static func text(of text: String) -> String {
    let digits = String(hash(text.utf8), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Array where Element: Hashable {
  /// The different elements in the order of their first appearance.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension InputValue {
  /// The value for machine-readable results.
  var json: JSONValue {
    switch self {
    case .number(let value): .number(value)
    case .count(let value): .whole(value)
    case .span(let range): .array([.whole(range.lowerBound), .whole(range.upperBound)])
    case .pair(let first, let second): .numbers([first, second])
    case .word(let text), .text(let text): .string(text)
    }
  }
}
