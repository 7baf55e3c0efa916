import Fitting
import Input
import Studies
import Testing
import WirePhysics

/// A question with an input that answers it within a second or so; together, every kind of question.
struct SmallStudy: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let kind: StudyKind
  let text: String

  init(_ description: String, _ kind: StudyKind, _ text: String) {
    testDescription = description
    self.kind = kind
    self.text = text
  }

  private static let sweep = "sweep: {interaction.interwire.strength: [0.4, 0.5]}\n"
  private static let evolving = RepeatedWork.evolving.replacing(
    "duration: 0.5", with: "duration: 4")
  private static let pairs = RepeatedWork.soft.replacing(
    "triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}", with: "pairs: 1")
  private static let identical = pairs.replacing("[4.25, 3.75]", with: "[4, 4]")
  private static let both = RepeatedWork.evolving.replacing("engine: particles, ", with: "")
    .replacing("solve: {", with: "solve: {target_error: 0.05, max_samples: 3e5, ")
    .replacing(
      "particles: {duration: 0.5, samples_per_step: 20, replicas: 2, snapshots: 2}\n", with: "")

  private static let steady: [SmallStudy] = [
    .init("an operator run", .steadyState(.operator), RepeatedWork.soft),
    .init("a sweep", .steadyState(.operator), RepeatedWork.soft + sweep),
    .init(
      "a run that polishes", .steadyState(.operator),
      RepeatedWork.microscopic.replacing("samples: 8192", with: "target_error: 0.02")),
    .init("a frictionless run", .steadyState(.operator), pairs),
    .init(
      "a run in SI units", .steadyState(.operator),
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067, relative_permittivity: 12.9}
      wires: {fermi_energy: [2, 2]}
      interaction: {interwire: {form: gated-coulomb, separation: 30, gate: 100}}
      solve: {samples: 8192, basis: {intervals: 8}}

      """),
    .init(
      "an indefinite run", .steadyState(.operator),
      """
      wires: {fermi_energy: [3, 3]}
      interaction:
        intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
        interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
      collisions: {pairs: 0.001, triples: {kernel: microscopic, intrawire: 0.001, mixed: 1}}
      solve: {samples: 262144, basis: {intervals: 8}}

      """),
    .init(
      "an ensemble", .steadyState(.ensemble), RepeatedWork.soft + "random: {seeds: 1...3}\n"),
    .init(
      "a sweep of ensembles", .steadyState(.ensemble),
      RepeatedWork.soft + "random: {seeds: 1...3}\n" + sweep),
    .init("a run with a table", .steadyState(.operator), tabulated),
  ]

  private static let tabulated = """
    wires: {fermi_energy: [3, 3]}
    interaction: {interwire: {form: tabulated, file: potential.dat}}
    solve: {samples: 8192, basis: {intervals: 8}}

    """

  private static let evolution: [SmallStudy] = [
    .init("particles", .steadyState(.particles), evolving),
    .init(
      "particles that come to a steady state", .steadyState(.particles),
      evolving.replacing("duration: 4, samples_per_step: 20", with: "samples_per_step: 100")
        .replacing("solve: {", with: "solve: {target_error: 0.1, ")),
    .init("a sweep of particles", .steadyState(.particles), evolving + sweep),
    .init(
      "particles after a pulse", .steadyState(.particles),
      evolving + "fields: {E1: 1, E2: 0, shape: pulse, duration: 1}\n"),
    .init(
      "particles in SI units", .steadyState(.particles),
      """
      units: {system: SI, temperature: 4, effective_mass: 0.067, relative_permittivity: 12.9}
      wires: {fermi_energy: [0.4, 0.4]}
      interaction: {interwire: {form: gated-coulomb, separation: 30, gate: 100}}
      solve: {engine: particles, basis: {intervals: 6}}
      particles: {duration: 1, samples_per_step: 20, replicas: 2}

      """),
  ]

  private static let response: [SmallStudy] = [
    .init("a response", .response(.operator), RepeatedWork.soft + "response: {points: 3}\n"),
    .init(
      "a sweep of responses", .response(.operator),
      RepeatedWork.soft + "response: {points: 3}\n" + sweep),
    .init("a response that there is none of", .response(.operator), steady[5].text),
    .init(
      "a response of particles", .response(.particles), evolving + "response: {points: 3}\n"),
    .init(
      "a sweep of responses of particles", .response(.particles),
      evolving + "response: {points: 3}\n" + sweep),
    .init("a spectrum", .spectrum, RepeatedWork.soft),
    .init(
      "lifetimes", .lifetimes(momenta: []),
      RepeatedWork.microscopic.replacing(
        "samples: 8192", with: "target_error: 0.2, max_samples: 1e6")),
    .init(
      "a sweep of lifetimes", .lifetimes(momenta: [0, 2.5]),
      RepeatedWork.microscopic.replacing(
        "samples: 8192", with: "target_error: 0.2, max_samples: 1e6") + sweep),
    .init("a sweep of spectra", .spectrum, RepeatedWork.soft + sweep),
  ]

  private static let analysis: [SmallStudy] = [
    .init("a comparison", .comparison(.init()), RepeatedWork.soft),
    .init("a comparison in SI units", .comparison(.init()), steady[4].text),
    .init("a comparison of a sweep", .comparison(.init()), RepeatedWork.soft + sweep),
    .init(
      "a comparison with all stages", .comparison(.init(transfers: .extrapolated, engines: .both)),
      both),
    .init("a comparison of microscopic triples", .comparison(.init()), microscopic),
    .init("a convergence study", .convergence(.operator), RepeatedWork.soft),
    .init("a sweep of convergence studies", .convergence(.operator), RepeatedWork.soft + sweep),
    .init(
      "a convergence study of particles", .convergence(.particles),
      evolving.replacing("duration: 4", with: "duration: 0.5")),
    .init(
      "a sweep of convergence studies of particles", .convergence(.particles),
      evolving.replacing("duration: 4", with: "duration: 0.5") + sweep),
  ]

  private static let microscopic = RepeatedWork.microscopic.replacing(
    "samples: 8192", with: "samples: 262144")

  private static let analytic: [SmallStudy] = [
    .init("Fokker-Planck of the soft model", .fokkerPlanck, RepeatedWork.soft),
    .init(
      "Fokker-Planck of the soft model in identical wires", .fokkerPlanck,
      RepeatedWork.soft.replacing("[4.25, 3.75]", with: "[4, 4]")
        .replacing("[0.02, 0.03]", with: "[0.02, 0.02]")),
    .init("Fokker-Planck of pairs", .fokkerPlanck, identical),
    .init("Fokker-Planck of frictionless pairs", .fokkerPlanck, pairs),
    .init(
      "Fokker-Planck of microscopic triples", .fokkerPlanck,
      RepeatedWork.microscopic + "fokker_planck: {cut: 1, samples: 4096}\n"),
    .init("a sweep of Fokker-Planck answers", .fokkerPlanck, RepeatedWork.soft + sweep),
    .init("the integral equation of pairs", .pairEquation, identical),
    .init("a sweep of frictionless pairs", .pairEquation, pairs + sweep),
    .init("closed forms", .closedForms, RepeatedWork.soft),
    .init("a sweep of closed forms", .closedForms, RepeatedWork.soft + sweep),
    .init("closed forms with a table", .closedForms, tabulated),
    .init(
      "a sweep of collisions",
      .kernel(.init(wires: [.one, .one, .two], momenta: [-0.78, -0.21, 1.99], angle: 0.4)),
      RepeatedWork.microscopic + sweep),
  ]

  /// Data that the soft model would give, about, at two mismatches.
  private static func data(_ unit: Double) -> MeasuredData {
    let rows = [-0.5, 0, 0.25, 0.5].map { "\($0) \(unit * (1 - 0.1 * $0)) \(0.3 * unit)\n" }
    guard
      let data = try? MeasuredData(
        text: "wires.mismatch rho_D error\n" + rows.joined(), name: "data.txt")
    else { preconditionFailure("the data of a test") }
    return data
  }

  private static let movable = RepeatedWork.soft.replacing(
    "fermi_energy: [4.25, 3.75]", with: "mean_fermi_energy: 4")

  private static let fits: [SmallStudy] = [
    .init(
      "a fit of the operator",
      FitRequest(data: data(5e-6), free: ["interaction.interwire.strength"]).kind, movable),
    .init(
      "a fit of the exactly solvable model",
      FitRequest(
        data: data(5e-6), engine: .fokkerPlanck,
        free: ["collisions.triples.lambda", "collisions.triples.mu_1=0:1"]
      ).kind, movable),
  ]

  /// All of them.
  static let all = steady + evolution + response + analysis + analytic + fits
  /// Those with a sweep.
  static let sweeps = all.filter { $0.text.contains(sweep) }
}
