import Collisions
import Input
import KineticOperator
import Report
import ResultFiles
import Statistics
import WirePhysics

/// How much of an answer depends on what the tables of its potentials leave open.
struct TableInfluence: Sendable {
  /// What one table leaves open.
  struct Part: Sendable {
    /// The key that names the table.
    let key: String
    let uncertainty: TableUncertainty
  }

  let parts: [Part]
  /// The unit of momenta in the input, for advice, and its name.
  private let unit: (value: Double, name: String)

  /// All tables together, relative.
  var total: Double { parts.reduce(0) { $0 + $1.uncertainty.total } }

  /// Judges an answer by the pair collisions of a drift, equation (29); nil without tables.
  init?(_ configuration: RunConfiguration) {
    guard configuration.hasTables else { return nil }
    self.init(configuration, interwire: [(Self.drift(configuration), 1)], intrawire: [])
  }

  /// Judges a steady state by its own collisions; nil without tables.
  ///
  /// Soft collisions go with D2, unless their strength is given. Rates of three particles go with the fourth power of
  /// potentials, hence with the square of the integral: at most twice the relative uncertainty.
  init?(_ configuration: RunConfiguration, of state: SteadyState, basis: SplineBasis) {
    guard configuration.hasTables else { return nil }
    var isAbsolute = false
    if case .softModel(let model) = configuration.collisions.triples {
      isAbsolute = model.reference == .absolute
    }
    var (pairs, others, inside) = (0.0, 0.0, 0.0)
    for part in state.contributions {
      let share = abs(part.value.value / state.heat)
      switch part.process.channel {
      case .pair: pairs += share
      case .softIntrawire, .softInterwire: others += isAbsolute ? 0 : share
      case .tripleIntrawire: inside += 2 * share
      case .tripleMixed:
        others += 2 * share
        inside += 2 * share
      }
    }
    let weight = PairTransferWeight(configuration.doubleWire.wires) {
      basis.value(state.distributions[$0.rawValue], at: $1)
    }
    let drift = Self.drift(configuration)
    self.init(
      configuration, interwire: [(weight, pairs), (drift, others)], intrawire: [(drift, inside)])
  }

  /// Adds up what tables leave open of shares of an answer, each with the weight of its transfers.
  private init(
    _ configuration: RunConfiguration, interwire: [(PairTransferWeight, share: Double)],
    intrawire: [(PairTransferWeight, share: Double)]
  ) {
    func part(
      _ potential: Potential, _ name: String, _ weights: [(PairTransferWeight, share: Double)]
    ) -> Part? {
      let found = weights.filter { $0.share > 0 }.compactMap { weight, share in
        TableUncertainty(potential, weight: weight)?.scaled(by: share)
      }
      guard let first = found.first else { return nil }
      return Part(
        key: "interaction.\(name).file",
        uncertainty: found.dropFirst().reduce(first) { $0.adding($1) })
    }
    let system = configuration.doubleWire
    parts = [
      part(system.interwire, "interwire", interwire),
      part(system.intrawire.one, "intrawire", intrawire),
    ].compactMap(\.self)
    unit = configuration.unitSystem.map { ($0.perNanometre, "1/nm") } ?? (1, "sqrt(mT)")
  }

  private static func drift(_ configuration: RunConfiguration) -> PairTransferWeight {
    PairTransferWeight(configuration.doubleWire.wires) { $0 == .one ? $1 : 0 }
  }
}

extension TableInfluence {
  /// The number for a person.
  var line: String {
    func sum(_ part: KeyPath<TableUncertainty, TableUncertainty.Part>) -> String {
      Self.percent(parts.reduce(0) { $0 + $1.uncertainty[keyPath: part].share })
    }
    return
      "  left open by tables    \(Self.percent(total)) (below the first row \(sum(\.below)), between rows "
      + "\(sum(\.between)), beyond the last row \(sum(\.beyond)))"
  }

  /// A warning for each table that leaves more open than an error says.
  func warnings(error: Double) -> [String] {
    guard total > error else { return [] }
    return parts.filter { $0.uncertainty.total > error / Double(parts.count) }.map { part in
      let advice = [
        (part.uncertainty.below, "below its first row"),
        (part.uncertainty.between, "between its rows, most of it"),
        (part.uncertainty.beyond, "beyond its last row"),
      ].filter { $0.0.share > 0.1 * error }.map { part, place in
        "\(Self.percent(part.share)) \(place) from q = \(text(part.momenta.lowerBound)) to "
          + text(part.momenta.upperBound)
      }
      return "  WARNING: \(part.key) leaves open more of the answer than its error of "
        + "\(Self.percent(error)) says: \(advice.joined(separator: ", ")) \(unit.name); add rows there"
    }
  }

  /// The error that an answer states: that of the drag resistivity, or 1 % where there is none.
  static func error(statedBy readings: Readings) -> Double {
    guard case .estimate(let value, let error) = readings["drag_resistivity"], value != 0, error > 0
    else { return 0.01 }
    return abs(error / value)
  }

  private static func percent(_ share: Double) -> String {
    "\(TextTable.short(100 * share, digits: 2)) %"
  }

  private func text(_ momentum: Double) -> String {
    TextTable.short(momentum * unit.value, digits: 3)
  }
}
