import Checkpoints
import Input
import ResultFiles
import Studies
import Synchronization
import TestFiles
import Testing
import WirePhysics

/// Studies of every kind that stop and go on, within one program.
@Suite struct StudyCheckpointTests {
  /// A study, and how many questions whether to stop come before an interruption.
  struct Victim: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let kind: StudyKind
    let text: String
    /// Questions before the first interruption.
    let patience: Int
    /// Questions more before each interruption that follows: none where what is done within an evaluation has to
    /// be enough to come to an end.
    let more: Int
    /// Interruptions on the way, at least.
    let least: Int

    init(
      _ description: String, _ kind: StudyKind, _ text: String, patience: Int = 2, more: Int = 1,
      least: Int = 4
    ) {
      testDescription = description
      self.kind = kind
      self.text = text
      self.patience = patience
      self.more = more
      self.least = least
    }
  }

  private static let soft = RepeatedWork.soft.replacing("8192", with: "600000")
  private static let evolving = RepeatedWork.evolving.replacing(
    "duration: 0.5, samples_per_step: 20, replicas: 2", with: "duration: 3, samples_per_step: 20")
  private static let sweep = "sweep: {wires.mismatch: [0, 0.5]}\n"
  private static let identical = """
    wires: {mean_fermi_energy: 3}
    interaction: {interwire: {form: gaussian, strength: 0.5, length: 1.4}}

    """
  /// One point by both engines.
  private static let both = RepeatedWork.evolving.replacing("engine: particles, ", with: "")
    .replacing("solve: {", with: "solve: {target_error: 0.05, max_samples: 4e5, ")
    .replacing(
      "particles: {duration: 0.5, samples_per_step: 20, replicas: 2, snapshots: 2}\n", with: "")

  private static let victims: [Victim] = [
    Victim("a sweep", .steadyState(.operator), soft + sweep),
    Victim(
      "a run that polishes", .steadyState(.operator),
      RepeatedWork.microscopic.replacing("samples: 8192", with: "target_error: 0.0005")),
    Victim(
      "a run with points on lattices", .steadyState(.operator),
      RepeatedWork.microscopic.replacing("samples: 8192", with: "target_error: 0.0005")
        + "random: {points: lattice}\n"),
    Victim("an ensemble", .steadyState(.ensemble), soft + "random: {seeds: 1...3}\n"),
    Victim(
      "a sweep of particles", .steadyState(.particles), evolving + sweep, patience: 400, more: 100),
    Victim(
      "a comparison with all stages", .comparison(.init(transfers: .extrapolated, engines: .both)),
      both, patience: 3, more: 3),
    Victim(
      "a comparison of microscopic triples", .comparison(.init()),
      RepeatedWork.microscopic.replacing("8192", with: "600000")),
    Victim("a sweep of responses", .response(.operator), soft + sweep),
    Victim(
      "a sweep of responses of particles", .response(.particles), evolving + sweep, patience: 400,
      more: 100),
    Victim("a sweep of spectra", .spectrum, soft + sweep),
    Victim(
      "a convergence study", .convergence(.operator),
      RepeatedWork.soft.replacing("samples: 8192", with: "target_error: 0.002")
        + "random: {points: independent}\n", patience: 4, more: 4),
    // Fewer questions than one trial asks: without what was done within a trial it would never end.
    Victim(
      "a sweep of convergence studies of particles", .convergence(.particles), evolving + sweep,
      patience: 6000, more: 0),
    Victim(
      "Fokker-Planck of sampled coefficients", .fokkerPlanck,
      RepeatedWork.microscopic + "fokker_planck: {cut: 1, samples: 65536}\n", patience: 30, more: 0),
    Victim(
      "Fokker-Planck of coefficients on lattices", .fokkerPlanck,
      RepeatedWork.microscopic + "fokker_planck: {cut: 1, samples: 65536}\n"
        + "random: {points: lattice}\n", patience: 30, more: 0),
    Victim(
      "lifetimes on lattices", .lifetimes(momenta: [0, 2.5]),
      RepeatedWork.microscopic.replacing(
        "samples: 8192", with: "target_error: 1e-5, max_samples: 4e6")
        + "random: {points: lattice}\n", patience: 12, more: 4, least: 4),
    Victim(
      "lifetimes", .lifetimes(momenta: [0, 2.5]),
      RepeatedWork.microscopic.replacing(
        "samples: 8192", with: "target_error: 0.05, max_samples: 1e6"), patience: 12,
      more: 4, least: 4),
    Victim(
      "the integral equation of pairs", .pairEquation,
      identical + "sweep: {interaction.interwire.strength: [0.5, 1]}\n",
      patience: 2, more: 1),
    Victim(
      "a fit",
      SmallStudy.all.first { $0.testDescription == "a fit of the operator" }?.kind ?? .spectrum,
      SmallStudy.all.first { $0.testDescription == "a fit of the operator" }?.text ?? "",
      patience: 2, more: 1),
    Victim("closed forms", .closedForms, RepeatedWork.soft + sweep, patience: 0, least: 2),
    Victim(
      "a collision",
      .kernel(.init(wires: [.one, .one, .two], momenta: [-0.78, -0.21, 1.99], angle: 0.4)),
      RepeatedWork.microscopic + sweep, patience: 0, least: 2),
  ]

  @Test(arguments: victims)
  func `a study that is interrupted again and again comes to the same bits`(victim: Victim) throws {
    let input = try RepeatedWork.parse(victim.text)
    let whole = try input.outcome(of: victim.kind)
    let temporary = try TemporaryFolder()
    let folder = CheckpointFile(besideResult: temporary.path + "/out.nc")
    var interruptions = 0
    while true {
      let left = Atomic(victim.patience + victim.more * interruptions)
      let keeper = CheckpointKeeper(
        file: folder, resuming: interruptions == 0 ? nil : folder,
        isInterrupted: { left.subtract(1, ordering: .relaxed).newValue < 0 })
      do {
        let broken = try input.outcome(of: victim.kind, keeper: keeper)
        #expect(broken.numbers == whole.numbers)
        #expect(broken.dataset.dimensions == whole.dataset.dimensions)
        break
      } catch let interruption as RunInterruption {
        interruptions += 1
        #expect(interruption.file == folder)
        try #require(interruptions < 100)
      }
    }
    #expect(interruptions >= victim.least, "\(interruptions)")
  }
}
