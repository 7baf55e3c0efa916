import Foundation
import Input
import Ranks
import Studies
import Testing

/// Sound runs raise no alarm: the share of those that fail any self-check is below 1 %.
@Suite struct HealthyRunsTests {
  /// An input with a target error.
  private static func input(
    _ wires: String, _ interwire: String, intrawire: String? = nil, collisions: String? = nil,
    units: String? = nil, error: Double = 0.01
  ) -> String {
    let lines = [
      units.map { "units: \($0)" }, "wires: \(wires)", "interaction:", "  interwire: \(interwire)",
      intrawire.map { "  intrawire: \($0)" }, collisions.map { "collisions: \($0)" },
      "solve: {target_error: \(error), max_samples: 2e8}",
    ]
    return lines.compactMap(\.self).joined(separator: "\n")
  }

  private static func gaussian(_ strength: Double, _ length: Double) -> String {
    "{form: gaussian, strength: \(strength), length: \(length)}"
  }

  private static func soft(_ lambda: String, _ mu: Double, length: Double) -> String {
    "{triples: {kernel: soft-model, lambda: \(lambda), mu_1: \(mu), relative_to: D2, length: \(length)}}"
  }

  private static func micro(
    _ wires: String, _ length: Double, _ strengths: (Double, Double), error: Double = 0.01
  ) -> String {
    input(
      wires, gaussian(strengths.1, length), intrawire: gaussian(strengths.0, length),
      collisions: "{triples: {kernel: microscopic}}", error: error)
  }

  static let pairs = [
    input("{fermi_energy: [3, 3]}", gaussian(0.5, 1.414), error: 0.002),
    input("{fermi_energy: [3, 3]}", "{form: contact, strength: 0.5}"),
    input("{fermi_energy: [20, 20]}", "{form: exponential, strength: 1, length: 0.4}"),
    input("{fermi_energy: [160, 160]}", "{form: exponential, strength: 1, length: 0.4}"),
    input("{fermi_energy: [6, 6], flavours: 2}", gaussian(0.5, 1), error: 0.003),
    input(
      "{fermi_energy: [3, 3]}", gaussian(0.5, 1.414), collisions: "{pair_scattering: exact}",
      error: 0.002),
    input(
      "{fermi_energy: [6, 6]}",
      "{form: gated-coulomb, strength: 0.8, separation: 2, gate: 4}",
      collisions: "{pair_scattering: exact}", error: 0.003),
  ]

  static let soft = [
    input(
      "{mean_fermi_energy: 3, mismatch: 0.1}", gaussian(0.5, 1.414),
      collisions: soft("[0.02, 0.03]", 0.01, length: 10)),
    input(
      "{mean_fermi_energy: 3, mismatch: 0.001}", gaussian(0.5, 1.414),
      collisions: soft("[1e-6, 1e-6]", 0, length: 10)),
    input(
      "{mean_fermi_energy: 10, mismatch: 0.5}", gaussian(0.5, 4),
      collisions: soft("[0.1, 0.1]", 0.05, length: 20)),
    input(
      "{mean_fermi_energy: 2, mismatch: 1}", gaussian(0.5, 3),
      collisions: soft("[1, 2]", 1, length: 10)),
  ]

  static let microscopic = [
    micro("{mean_fermi_energy: 3, mismatch: 0.5}", 1.414, (1, 0.5)),
    micro("{mean_fermi_energy: 12, mismatch: 0.5}", 0.8, (0.3, 0.2)),
    micro("{mean_fermi_energy: 20, mismatch: 0.5}", 0.4, (0.3, 0.2)),
    micro("{mean_fermi_energy: 40, mismatch: 0.5}", 1.4, (0.3, 0.2), error: 0.02),
    input(
      "{mean_fermi_energy: 3, mismatch: 0.2}", "{form: exponential, strength: 0.1, length: 1}",
      intrawire: "{form: exponential, strength: 0.2, length: 1}",
      collisions: "{triples: {kernel: microscopic}}", error: 0.02),
  ]

  static let flavours = [
    micro("{mean_fermi_energy: 3, mismatch: 0.5, flavours: 2}", 1.414, (0.6, 0.3)),
    micro("{mean_fermi_energy: 3, mismatch: 0.3, flavours: 4}", 1.414, (0.3, 0.2), error: 0.02),
  ]

  static let laboratory = [
    input(
      "{density: [40, 40], flavours: 2}",
      "{form: gated-coulomb, separation: 33, gate: 200, geometry: stacked}",
      intrawire: "{form: gated-coulomb, separation: 18, gate: 200}",
      collisions: "{pair_scattering: exact, triples: {kernel: microscopic, mixed: 0}}",
      units:
        "{system: SI, temperature: 4.2, effective_mass: 0.067, relative_permittivity: 12.9}"),
    input(
      "{density: [100, 100], flavours: 4}",
      "{form: double-gated-coulomb, separation: 10, gate: 30, second_gate: 60, geometry: stacked}",
      intrawire: "{form: double-gated-coulomb, separation: 1, gate: 30, second_gate: 60}",
      collisions: "{pair_scattering: exact, triples: {kernel: microscopic, mixed: 0}}",
      units: "{system: SI, temperature: 15, effective_mass: 0.047, relative_permittivity: 4}"),
  ]

  private static func failures(_ text: String, seed: UInt64) throws -> [String] {
    var configuration = try InputFile.parse(text: text, name: "in.yaml").configurations[0]
    configuration.random.seed = seed
    let point = try OperatorRun(configuration).answer()
    #expect(point.status == .reached)
    return point.failedChecks
  }

  /// The seeds whose runs fail a self-check, with what failed.
  private static func alarms(_ text: String, seeds: ClosedRange<UInt64>) throws -> [String] {
    let seeds = Array(seeds)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let found = try SharedWork.map(seeds.count, threads: cores) {
      (seed: seeds[$0], checks: try failures(text, seed: seeds[$0]))
    }
    return found.filter { !$0.checks.isEmpty }.map { "seed \($0.seed): \($0.checks)" }
  }

  @Test(.tags(.slow), .validation)
  func `of two hundred sound runs at most one fails a self-check`() throws {
    let inputs = Self.pairs + Self.soft + Self.microscopic + Self.flavours + Self.laboratory
    #expect(inputs.count == 20)
    var failed: [String] = []
    for (number, text) in inputs.enumerated() {
      let clock = ContinuousClock.now
      let alarms = try Self.alarms(text, seeds: 1...10)
      failed += alarms.map { "input \(number + 1), \($0)" }
      print("  input \(number + 1): \(alarms.count) alarms, \(ContinuousClock.now - clock)")
      fflush(nil)
    }
    #expect(failed.count <= 1, "\(failed)")
  }

  @Test(arguments: flavours) func `flavours keep the zero mode`(text: String) throws {
    // Of the first, seed 5 has an orbit next to a crossing of two lines of poles.
    for seed in [5, 6] as [UInt64] {
      let checks = try Self.failures(text, seed: seed)
      #expect(checks.isEmpty, "seed \(seed): \(checks)")
    }
  }

  @Test(.tags(.slow), .validation)
  func `twelve seeds of three systems with flavours keep the zero mode`() throws {
    let wide = Self.micro("{mean_fermi_energy: 3, mismatch: 0, flavours: 2}", 1.414, (1, 0.5))
    for text in Self.flavours + [wide] {
      let alarms = try Self.alarms(text, seeds: 1...12)
      #expect(alarms.isEmpty, "\(alarms)")
    }
  }
}
