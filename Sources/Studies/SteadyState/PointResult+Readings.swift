import Collisions
import Diagnostics
public import Input
import KineticOperator
import Report
public import ResultFiles
import Statistics
import WirePhysics

extension PointResult: StudyAnswer {
  /// The self-checks that failed, in words.
  public var failedChecks: [String] { selfChecks.failed.map(\.kind.rawValue) }

  /// What was found, as quantities of the catalogue.
  public func readings(along momenta: [Double]) -> Readings {
    var readings = Readings()
    readings.addTransport(S, dragResistivity: dragResistivity, of: configuration)
    readings.add("conventional_drag_resistivity", .estimate(conventionalDragResistivity))
    readings.add(
      "conventional_drag_resistivity_pairs", .estimate(conventionalPairResistivity))
    readings.add("born_reflection", .optional(replay.bornReflection))
    readings.add("regular_current", .regularCurrents(S, of: configuration))
    readings.add("effective_field", .estimate(effectiveField.value))
    readings.add("effective_field_expected", .real(effectiveField.expected))
    readings.add("steady_state", .text(status.rawValue))
    readings.add("target_reached", .truth(isTargetReached))
    readings.add("samples", .count(samples))
    readings.add("basis.intervals", .count(grid.intervals))
    readings.add("basis.degree", .count(basis.degree))
    readings.add("basis.cutoff", .real(grid.cutoff))
    readings.add("basis.spacing", .text(grid.spacing.rawValue))
    addChecks(to: &readings)
    if let indefiniteForm {
      readings.add("lowest_eigenvalue", .estimate(indefiniteForm.eigenvalue))
    }
    if let positivityLimit { readings.add("positivity_limit", .estimate(positivityLimit)) }
    if configuration.hasTables {
      readings.add("table_uncertainty", tables.map { .real($0.total) } ?? .missing)
    }
    addProcesses(to: &readings)
    addDistributions(to: &readings, along: momenta)
    return readings
  }

  private func addChecks(to readings: inout Readings) {
    readings.add("monitors.conservation_defect", .real(replay.conservationDefect))
    readings.add("monitors.largest_weight_share", .real(replay.largestShare))
    if case .reached(let state) = outcome {
      let monitors = state.monitors
      readings.add("monitors.zero_mode_residual", .real(monitors.zeroModeResidual))
      readings.add("monitors.energy_balance", .real(monitors.energyBalance))
      readings.add(
        "monitors.jackknife_standard_error", .real(state.jackknife.estimate.standardError))
      readings.add("monitors.jackknife_bias", .real(state.jackknife.bias))
    }
    let checks = selfChecks.checks
    readings.add("self_checks.passed", .truth(selfChecks.failed.isEmpty))
    readings.add("self_checks.failed", .texts(failedChecks))
    readings.add(
      "self_check_value", .named(checks.map { .init($0.kind.rawValue, .real($0.value)) }))
    readings.add(
      "self_check_limit", .named(checks.map { .init($0.kind.rawValue, .real($0.limit)) }))
    readings.add(
      "self_checks.*.passed", .named(checks.map { .init($0.kind.rawValue, .truth($0.isPassed)) }))
    readings.add("self_checks_failed", .count(selfChecks.failed.count))
  }

  /// The processes in the order in which they were sampled, each with its share of S.
  private func addProcesses(to readings: inout Readings) {
    let names = replay.findings.map(\.process)
    var shares: [String: Estimate] = [:]
    if case .reached(let state) = outcome {
      for (part, share) in zip(state.contributions, state.shares) {
        shares[part.process.name] = share
      }
    }
    readings.add("contribution", .named(names.map { .init($0, .estimate(shares[$0])) }))
  }

  private func addDistributions(to readings: inout Readings, along momenta: [Double]) {
    readings.add("momentum", .reals(momenta))
    let found = WirePair { distribution($0) }
    func add(_ name: String, _ value: (Distribution, Double) -> Estimate) {
      readings.add(
        name,
        .wires { wire in
          .list(momenta.map { k in .estimate(found[wire].map { value($0, k) }) })
        })
    }
    add("g") { $0.estimate(at: $1) }
    add("g_slope") { $0.slopeEstimate(at: $1) }
    readings.add(
      "zeta_squared",
      .wires { wire in .reals(momenta.map { configuration.doubleWire[wire].zetaSquared($0) }) })
  }

  /// The point as a line of a table of its sweep.
  public var sweepRow: SweepRow? {
    let rho = dragResistivity
    return SweepRow(
      cells: [
        rho.map { "\(configuration.shown($0))" } ?? "none",
        rho.map { TextTable.short(100 * $0.relativeError, digits: 3) } ?? "",
        status.rawValue + (isTargetReached ? "" : " (short of samples)")
          + (selfChecks.failed.isEmpty ? "" : " (self-checks FAILED)")
          + (tableWarnings.isEmpty ? "" : " (table too short or too coarse)"),
        "\(samples)", TextTable.short(seconds, digits: 3),
      ], standsOut: status != .reached || !selfChecks.failed.isEmpty)
  }

  /// The columns of that table.
  public static func sweepColumns(_ configuration: RunConfiguration) -> [String] {
    [
      "rho_D [\(configuration.resistivityUnit.name)]", "error %", "steady state", "samples",
      "seconds",
    ]
  }
}
