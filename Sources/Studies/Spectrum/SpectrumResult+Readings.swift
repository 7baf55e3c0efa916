import Input
import KineticOperator
import Report
public import ResultFiles
import Statistics

extension SpectrumResult: StudyAnswer {
  /// How many of the slowest modes of each parity the summary shows.
  private static let shown = 12

  /// What was found, as quantities of the catalogue.
  public func readings(along _: [Double]) -> Readings {
    var readings = Readings()
    let all = modes
    readings.add("mode", .list(all.indices.map { .count($0 + 1) }))
    readings.add("rate", .list(all.map { .estimate($0.rate) }))
    readings.add("parity", .texts(all.map(\.parity.word)))
    readings.add("conserved.odd", Self.conservedCount(odd))
    readings.add("conserved.even", Self.conservedCount(even))
    readings.add("target_reached", .truth(isTargetReached))
    readings.add("samples", .count(samples))
    return readings
  }

  private static func conservedCount(_ outcome: RelaxationOutcome) -> QuantityValue {
    if case .found(let modes) = outcome { .count(modes.conservedCount) } else { .missing }
  }

  /// The spectrum for a person: the slowest modes of each parity, and the span of all.
  public var summary: String {
    var blocks: [String] = []
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
      return "  \(parity.word): no spectrum, \(form.words)"
        + (form.isCertain ? "; lower collisions.triples.mixed" : "")
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
}
