import Foundation
import Input
import Report
import Studies
import WirePhysics

extension InputCheck {
  /// The check for a person.
  var summary: String {
    (["\(input.name) is right", "", "what drag run will compute"] + computedLines
      + ["", "where it stands", standing, "", "what it will take"] + costLines)
      .joined(separator: "\n")
  }

  private var computedLines: [String] {
    let first = input.configurations[0]
    let count = input.configurations.count
    var lines = ["  points                 \(count)"]
    for axis in input.sweep {
      let values = axis.values.map(\.description)
      let listed =
        values.count > 6
        ? "\(values.count) values from \(values[0]) to \(values[values.count - 1])"
        : values.joined(separator: ", ")
      let unit =
        first.unitSystem == nil ? axis.key.dimension.reducedUnit : axis.key.dimension.siUnit
      lines.append(
        "    \(axis.key.path)\(unit.isEmpty ? "" : " [\(unit)]"): \(listed)"
          + (axis.along.map { ", along \($0)" } ?? ""))
    }
    let stop =
      switch first.solve.stop {
      case .targetError(let error): "until the error is \(TextTable.short(100 * error)) %"
      case .samples(let count): "\(count) samples"
      }
    let seeds = first.random.seeds.map { ", seeds \($0.lowerBound) to \($0.upperBound)" } ?? ""
    return lines + [
      "  engine                 \(first.solve.engine.rawValue), \(stop)\(seeds)",
      "  processes              \(processes.joined(separator: ", "))",
      "  basis                  \(first.solve.basis.intervals) intervals of degree "
        + "\(first.solve.basis.degree)",
    ]
  }

  private var standing: String {
    func pair(_ pair: WirePair<Double>) -> String {
      pair.one == pair.two
        ? TextTable.short(pair.one, digits: 3)
        : "\(TextTable.short(pair.one, digits: 3)), \(TextTable.short(pair.two, digits: 3))"
    }
    var table = TextTable(
      ["  point", "eps_F [T]", "T/eps_F", "V12(0)/v_F", "<R_B>", "regime"])
    for pilot in pilots {
      let system = pilot.configuration.doubleWire
      let numbers = RegimeNumbers(system)
      let settings = pilot.configuration.settings.map(\.value.description)
      table.add([
        "  " + (settings.isEmpty ? "the only one" : settings.joined(separator: ", ")),
        pair(WirePair { system[$0].fermiEnergy }), pair(numbers.degeneracy),
        pair(numbers.interwireCoupling),
        pilot.bornReflection.map { TextTable.short($0, digits: 2) } ?? "none",
        pilot.regime.rawValue,
      ])
    }
    return ([table.text] + warnings).joined(separator: "\n")
  }

  /// What should be known before any time is spent.
  private var warnings: [String] {
    let isExact = input.configurations[0].collisions.pairScattering == .exact
    let strongest = pilots.compactMap(\.bornReflection).max() ?? 0
    var lines: [String] = []
    if strongest > 0.05, !isExact {
      lines.append(
        "  NOTE: <R_B> is not small: Born kernels are off by as much; "
          + "see collisions: {pair_scattering: exact}")
    }
    if let open = pilots.compactMap(\.openRegime).first {
      lines.append("  NOTE: the regime is open: \(open)")
    }
    if pilots.contains(where: { $0.regime == .frictionless }) {
      lines.append(
        "  NOTE: without triples only equal densities drag; see collisions.triples.kernel")
    }
    return lines
  }

  private var costLines: [String] {
    let mean = seconds.map { $0 / Double(input.configurations.count) }
    let isBound = pilots.contains(where: \.isUpperBound)
    let time =
      seconds.map { total in
        (isBound ? "at most about " : "about ") + Self.duration(total)
          + (input.configurations.count > 1 && mean != nil
            ? ", \(Self.duration(mean ?? 0)) a point" : "")
      } ?? "unknown: the pilot saw no estimate yet; try a larger solve.target_error first"
    return [
      "  time                   \(time) with \(threads) thread\(threads == 1 ? "" : "s") "
        + "(from a pilot of \(TextTable.short(pilotSeconds, digits: 2)) s)",
      "  memory                 about \(TextTable.short(memory / 1e6, digits: 2)) MB",
    ]
  }

  /// A time in words.
  static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<90: "\(TextTable.short(seconds, digits: 2)) s"
    case ..<5400: "\(TextTable.short(seconds / 60, digits: 2)) min"
    case ..<172_800: "\(TextTable.short(seconds / 3600, digits: 2)) h"
    default: "\(TextTable.short(seconds / 86_400, digits: 2)) days"
    }
  }
}
