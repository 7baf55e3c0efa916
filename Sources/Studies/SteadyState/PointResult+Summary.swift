import Collisions
import Diagnostics
import Foundation
import Input
import KineticOperator
import RandomStreams
import Report
import Statistics
import WirePhysics

extension PointResult {
  /// The result for a person: answer, where the run stands, self-checks, cost.
  public var summary: String {
    var lines = answerLines
    lines += ["", "where this run stands"] + standingLines
    if case .reached(let state) = outcome { lines += ["", "who contributes to S"] + shares(state) }
    lines += ["", "self-checks"] + monitorLines
    lines += ["", "cost"] + costLines
    return lines.joined(separator: "\n")
  }

  private var answerLines: [String] {
    let system = configuration.doubleWire
    let (n1, n2) = (system[.one].density, system[.two].density)
    var lines = [
      "  eps_F1, eps_F2         \(format(system[.one].fermiEnergy)), "
        + "\(format(system[.two].fermiEnergy)) T    mismatch \(format(system.mismatch)) T",
      "  densities              \(format(n1)), \(format(n2)) sqrt(mT)/hbar"
        + (system.flavours == .one ? "" : ", \(system.flavours.rawValue) flavours together"),
    ]
    switch outcome {
    case .reached(let state):
      lines += [
        "  drag resistivity       \(state.dragResistivity) "
          + "(\(format(100 * state.dragResistivity.relativeError)) %) reduced units",
        "  S                      \(state.S)",
      ]
      if state.dragResistivity.relativeError < 1e-3 {
        lines.append(
          "                         (sampling error only; `drag converge` finds that of the basis)")
      }
      if !isTargetReached {
        lines.append("  WARNING: the samples ran out before the error asked for was reached")
      }
      lines += conventionalLines(over: state.dragResistivity)
    case .frictionless:
      lines += [
        "  drag resistivity       0: no steady state (frictionless)",
        "  Without three-particle scattering only identical wires drag: S is infinite, "
          + "equation (28).",
      ]
    case .indefinite(let form): lines += indefiniteLines(form)
    case .undersampled(let k):
      lines.append(
        "  no answer: no collision reached momentum \(format(k)) (too few samples); "
          + "draw more samples or lower the cutoff")
    }
    if let units = configuration.unitSystem, let rho = dragResistivity {
      lines.append(
        "  drag resistivity       \(rho.scaled(by: units.kiloOhmPerMicrometre)) kOhm/um")
    }
    lines.append(
      "  effective field E0     \(format(effectiveField.value.value, digits: 12)) "
        + "(equation (53): \(format(effectiveField.expected, digits: 12)))")
    return lines
  }

  private func indefiniteLines(_ form: IndefiniteForm) -> [String] {
    var lines = [
      "  no drag resistivity: \(form.words)",
      "  Mixed three-particle scattering enters with the finite part of a double pole, a correction to",
      "  pair collisions; where it outweighs them the description is not complete.",
      "  Lower collisions.triples.mixed or the interaction strengths.",
    ]
    if let positivityLimit, positivityLimit.value > 0, positivityLimit.value < 1 {
      lines.append(
        "  It would be definite with mixed scattering below \(positivityLimit) times what it is; as that goes with\n"
          + "  (m V12(0) l)^2, with strengths or with lengths of about "
          + "\(format(positivityLimit.value.squareRoot(), digits: 2)) times what they are.")
    }
    return lines
  }

  private var standingLines: [String] {
    let numbers = RegimeNumbers(configuration.doubleWire)
    func pair(_ pair: WirePair<Double>) -> String { "\(format(pair.one)), \(format(pair.two))" }
    var lines = [
      "  T/eps_F                \(pair(numbers.degeneracy))    small for the closed forms",
      "  transfer/(T/v_F)       \(pair(numbers.momentumTransfer))    small for Fokker-Planck",
      "  V12(0)/v_F             \(pair(numbers.interwireCoupling))    small for the kernels "
        + "(perturbative in V)",
      "  V_ss(0)/v_F            \(pair(numbers.intrawireCoupling))",
    ]
    let integrable = configuration.integrableSets.map { set in
      "(" + set.map { "\($0.rawValue + 1)" }.joined(separator: ",") + ")"
    }
    if !integrable.isEmpty {
      lines.append(
        "  no diffraction         the potentials are integrable for three electrons in wires "
          + integrable.joined(separator: ", "))
    }
    lines += pairStandingLines
    if numbers.largestCoupling > 1 {
      lines.append(
        "  WARNING: the coupling is not weak here (V(0)/v_F = \(format(numbers.largestCoupling))): "
          + "Born kernels give the trend, not the number")
    }
    return lines + (tables.map { [$0.line] } ?? []) + tableWarnings
  }

  /// What to know where a table leaves open more than the error says.
  var tableWarnings: [String] {
    tables?.warnings(error: dragResistivity.map(\.relativeError) ?? 0) ?? []
  }

  private func shares(_ state: SteadyState) -> [String] {
    zip(state.contributions, state.shares).map { part, share in
      let name = part.process.name.padding(toLength: 24, withPad: " ", startingAt: 0)
      let tail = replay.findings.first { $0.process == part.process.name }?.tail
      let weights =
        tail.map {
          "largest weight \(format(100 * $0.largestShare)) %, "
            + "effective samples \(format(100 * $0.effectiveSamples / Double(replay.samplesPerProcess))) %"
        } ?? ""
      return "  \(name) \(share)    \(weights)"
    }
  }

  private var monitorLines: [String] {
    var lines = ["  conservation defect    \(format(replay.conservationDefect))"]
    if case .reached(let state) = outcome {
      let jackknife = state.jackknife
      lines += [
        "  zero-mode residual     \(format(state.monitors.zeroModeResidual))",
        "  energy balance         \(format(state.monitors.energyBalance))",
        "  largest weight share   \(format(100 * replay.largestShare)) % of "
          + "\(replay.samplesPerProcess) samples",
        "  standard error of S    \(format(state.assembledS.standardError)) (first order), "
          + "\(format(jackknife.estimate.standardError)) (jackknife, bias \(format(jackknife.bias)))",
      ]
      if let polish = state.polish {
        lines.append(
          "  polished               S \(state.assembledS) -> \(state.S) with \(polish.samples) samples, "
            + "deficit \(format(polish.deficit)) given back")
      }
      if let lattices { lines.append("  points on lattices     \(lattices.words)") }
    }
    if isPolishingRefused {
      lines.append(
        "  polishing              given up: it did not agree with the assembled forms (round-off of g at low "
          + "temperature); the answer is theirs")
    }
    if let positivityLimit {
      lines.append(
        "  positivity             kept while mixed scattering is below \(positivityLimit) "
          + "times what it is")
    }
    lines += selfCheckLines
    lines += tailWarnings
    return lines
  }

  private var costLines: [String] {
    let rate = Double(samples) / max(seconds, 1e-9)
    let stageText = stages.map { "\($0.name) \(format($0.seconds)) s" }.joined(separator: ", ")
    return [
      "  samples                \(samples) (seed \(configuration.random.seed), "
        + "\(configuration.random.generator.name)), \(format(rate)) a second",
      "  basis                  \(grid.intervals) intervals of degree \(basis.degree), "
        + "cutoff \(format(grid.cutoff)) sqrt(mT), \(grid.spacing.rawValue) knots",
      "  time                   \(format(seconds)) s: \(stageText)",
      "  figure of merit        "
        + (figureOfMerit.map { "\(format($0)) 1/(relative error^2 s)" } ?? "none"),
    ]
  }

  /// The checks for a person: one line, and one more for each that failed.
  var selfCheckLines: [String] {
    let failed = selfChecks.failed
    let passed = selfChecks.checks.count - failed.count
    return [
      "  passed                 \(passed) of \(selfChecks.checks.count): "
        + selfChecks.checks.filter(\.isPassed).map(\.kind.rawValue).joined(separator: ", ")
    ]
      + failed.map { check in
        "  FAILED \(check.kind.rawValue): \(check.kind.meaning) is "
          + "\(TextTable.short(check.value)) (limit \(TextTable.short(check.limit))); "
          + check.kind.advice
      }
  }

  private func format(_ value: Double, digits: Int = 4) -> String {
    TextTable.short(value, digits: digits)
  }
}
