import Input
import ParticleEngine
import RandomStreams
import Report
import Statistics
import WirePhysics

extension ParticlePoint {
  /// The result for a person: answer, course of the run, self-checks, cost.
  public var summary: String {
    (answerLines + ["", "course"] + courseLines + ["", "self-checks"] + checkLines + ["", "cost"]
      + costLines).joined(separator: "\n")
  }

  private var answerLines: [String] {
    let system = configuration.doubleWire
    var lines = [
      "  eps_F1, eps_F2         \(short(system[.one].fermiEnergy)), "
        + "\(short(system[.two].fermiEnergy)) T    mismatch \(short(system.mismatch)) T"
    ]
    if isFrictionless {
      lines.append("  drag resistivity       0: no steady state (frictionless), equation (28)")
    } else {
      lines += steadyLines
    }
    if let units = configuration.unitSystem, let rho = dragResistivity {
      lines.append(
        "  drag resistivity       \(rho.scaled(by: units.kiloOhmPerMicrometre)) kOhm/um")
    }
    if let field = effectiveField {
      lines.append(
        "  effective field E0     \(short(field.value.value, 12)) "
          + "(equation (53): \(short(field.expected, 12)))")
    }
    return lines
  }

  private var steadyLines: [String] {
    switch result.steadyState {
    case .reached(let plateau):
      var lines: [String] = []
      if let rho = dragResistivity {
        lines.append(
          "  drag resistivity       \(rho) (\(short(100 * rho.relativeError)) %) reduced units")
      }
      lines.append("  S                      \(plateau.S)")
      if !isTargetReached {
        lines.append("  WARNING: the run ended before the error asked for was reached")
      }
      return lines
    case .notReached(_, let relaxationTime, let needed):
      let reason =
        needed.isFinite
        ? "the relaxation time is about \(short(relaxationTime)) hbar/T; set particles.duration to "
          + "\(short(needed, 2)) or more, or use solve.engine operator"
        : "the relaxation time cannot be told from the noise; lengthen particles.duration, or use "
          + "solve.engine operator"
      return ["  drag resistivity       none: no steady state yet (\(reason))"]
    case .notApplicable:
      return ["  drag resistivity       none: these fields drive no steady relative current"]
    }
  }

  private var courseLines: [String] {
    var table = TextTable(["  time", "j_1", "error", "j_2", "error"])
    let last = times.count - 1
    let rows = last < 8 ? Array(0...last) : (0...8).map { last * $0 / 8 }
    for row in rows {
      let cells = (1...2).flatMap { wire -> [String] in
        guard let current = column("current_\(wire)") else { return ["", ""] }
        let error = current.standardErrors.isEmpty ? "" : short(current.standardErrors[row], 2)
        return [short(current.values[row]), error]
      }
      table.add(["  " + short(times[row])] + cells)
    }
    return [table.text]
  }

  private var checkLines: [String] {
    let counters = result.counters
    return [
      "  time step              \(short(result.timeStep)) hbar/T of \(short(largestStep)) that are "
        + "stable; error in the currents \(short(100 * result.stepError.relative, 2)) %",
      "  particles              at most \(counters.largestPopulation); \(counters.created) created "
        + "by collisions, \(counters.driven) by fields",
      "  weight blow-ups        \(counters.blowUps) steps of at least "
        + "\(short(EnsembleCounters.blowUpGrowth)) times the weight; largest growth "
        + "\(short(counters.largestGrowth))",
    ]
  }

  private var costLines: [String] {
    [
      "  samples                \(samples) (seed \(configuration.random.seed), "
        + "\(configuration.random.generator.name)), "
        + "\(short(Double(samples) / max(seconds, 1e-9))) a second",
      "  replicas               \(configuration.particles.replicas), each to t = "
        + "\(short(times.last ?? 0)) hbar/T",
      "  time                   \(short(seconds)) s",
    ]
  }

  private func short(_ value: Double, _ digits: Int = 4) -> String {
    TextTable.short(value, digits: digits)
  }
}
