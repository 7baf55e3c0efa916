import KineticOperator
import RandomStreams
public import RunFiles
import Statistics

extension SpectrumResult {
  /// How many of the slowest modes of each parity the summary shows.
  private static let shown = 12

  /// The spectrum as one JSON object; rates in T/hbar.
  public var json: JSONValue {
    var members: [JSONValue.Member] = []
    if !configuration.settings.isEmpty {
      members.append(.init("settings", .settings(configuration.settings)))
    }
    let all = modes
    members += [
      .init("rate", .array(all.map { .optional($0.rate?.value) })),
      .init("rate_error", .array(all.map { .optional($0.rate?.standardError) })),
      .init("parity", .array(all.map { .string($0.parity.word) })),
      .init(
        "conserved",
        ["odd": conservedCount(odd), "even": conservedCount(even)]),
      .init("target_reached", .boolean(isTargetReached)), .init("samples", .whole(samples)),
      .init("seed", .whole(configuration.random.seed)),
      .init("generator", .string(configuration.random.generator.name)),
      .init("wall_seconds", .number(seconds)), .init("version", .string(packageVersion)),
    ]
    return .object(members)
  }

  private func conservedCount(_ outcome: RelaxationOutcome) -> JSONValue {
    if case .found(let modes) = outcome { .whole(modes.conservedCount) } else { .null }
  }

  /// The spectrum for a person: the slowest modes of each parity, and the span of all.
  public var summary: String {
    var blocks = configuration.title.isEmpty ? [] : [configuration.title]
    for (parity, outcome) in [(Parity.odd, odd), (.even, even)] {
      blocks.append(Self.block(parity, outcome))
    }
    blocks.append(
      "  samples \(samples) (seed \(configuration.random.seed)), \(TextTable.short(seconds)) s"
        + (isTargetReached
          ? "" : "\n  WARNING: the samples ran out before the error asked for was reached"))
    return blocks.joined(separator: "\n\n")
  }

  private static func block(_ parity: Parity, _ outcome: RelaxationOutcome) -> String {
    switch outcome {
    case .indefinite(let form):
      return "  \(parity.word): no spectrum, the collision form is indefinite "
        + "(lowest eigenvalue \(form.eigenvalue), scaled to a unit diagonal); "
        + "lower collisions.triples.mixed"
    case .undersampled(let momentum):
      return "  \(parity.word): no spectrum, no collision reached momentum "
        + "\(TextTable.short(momentum)); draw more samples or lower the cutoff"
    case .found(let modes):
      var table = TextTable(["\(parity.word) mode", "rate in T/hbar", "hbar/T over rate"])
      table.add([
        "1 to \(modes.conservedCount)", "0", "conserved: \(Self.conserved(modes))",
      ])
      for (index, rate) in modes.rates.prefix(shown).enumerated() {
        table.add([
          "\(modes.conservedCount + index + 1)", "\(rate)", TextTable.short(1 / rate.value),
        ])
      }
      if let last = modes.rates.last, modes.rates.count > shown {
        table.add([
          "\(modes.conservedCount + modes.rates.count)", "\(last)", TextTable.short(1 / last.value),
        ])
      }
      return table.text
    }
  }

  private static func conserved(_ modes: RelaxationModes) -> String {
    let (count, isOdd) = (modes.conservedCount, modes.parity == .odd)
    switch (isOdd, count) {
    case (true, 1): return "the total momentum"
    case (false, 2): return "the number of electrons in each wire"
    case (false, 3): return "the number of electrons in each wire, the total energy"
    default: return "momentum, numbers, energy and all common motion that no collision resists"
    }
  }

  /// The spectra of all sweep points as a self-describing data set, with a leading `point` for a sweep.
  public static func dataset(
    of results: [SpectrumResult], input: InputFile, provenance: Provenance
  ) -> Dataset {
    var data = Dataset(describing: input, provenance: provenance)
    data.attributes += [
      ResultKind.spectrum.source,
      .init("units", .text("hbar = k_B = e = m = T = 1")),
    ]
    let all = results.map(\.modes)
    let count = all.map(\.count).max() ?? 0
    let lead = results.count > 1 ? ["point"] : []
    if results.count > 1 { data.add(.init("point", size: results.count)) }
    data.add(.init("mode", size: count))
    func padded(_ values: [Double]) -> [Double] {
      values + Array(repeating: .nan, count: count - values.count)
    }
    data.add(
      DatasetVariable(
        "mode", dimensions: ["mode"], values: .integer((1...Int64(count)).map { $0 }),
        longName: "mode, odd ones first, from slow to fast", units: "1"))
    data.add(
      DatasetVariable(
        "rate", dimensions: lead + ["mode"],
        values: .real(all.flatMap { padded($0.map { $0.rate?.value ?? .nan }) }),
        longName: "relaxation rate, exactly zero for what is conserved", units: "T/hbar"))
    data.add(
      DatasetVariable(
        "rate_error", dimensions: lead + ["mode"],
        values: .real(all.flatMap { padded($0.map { $0.rate?.standardError ?? .nan }) }),
        longName: "standard error of the rate", units: "T/hbar"))
    data.add(
      DatasetVariable(
        "parity", dimensions: lead + ["mode"],
        values: .text(
          all.flatMap { modes in
            modes.map(\.parity.word) + Array(repeating: "", count: count - modes.count)
          }),
        longName: "behaviour under k -> -k", units: ""))
    return data
  }
}
