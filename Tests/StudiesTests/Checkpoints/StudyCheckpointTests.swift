import Checkpoints
import Foundation
import Input
import ResultFiles
import Studies
import Synchronization
import Testing

/// Convergence studies that stop and go on, within one program.
@Suite struct StudyCheckpointTests {
  /// An input, and how many questions whether to stop come before an interruption, each time and the more often
  /// there was one.
  ///
  /// Fewer of the particles than one trial asks: without what was done within a trial they would never end.
  private static let studies: [(text: String, patience: Int, more: Int)] = [
    (
      """
      wires: {fermi_energy: [4.25, 3.75]}
      interaction:
        intrawire: {form: gaussian, strength: 1.0, length: 1.4142135623730951}
        interwire: {form: gaussian, strength: 0.5, length: 1.4142135623730951}
      collisions:
        triples: {kernel: soft-model, lambda: [0.02, 0.03], mu_1: 0.01, length: 10}
      solve: {target_error: 0.002, basis: {intervals: 8}}
      random: {points: independent}
      """, 4, 4
    ),
    (
      """
      wires: {mean_fermi_energy: 1, mismatch: 0.5}
      interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
      collisions:
        triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
      solve: {engine: particles, basis: {intervals: 6, cutoff: 6}}
      particles: {duration: 3, samples_per_step: 20}
      sweep: {wires.mismatch: [0, 0.5]}
      """, 6000, 0
    ),
  ]

  private static func study(_ input: InputFile, keeper: RunKeeper) throws -> any StudyResult {
    switch input.configurations[0].solve.engine {
    case .operator: try ConvergenceStudy(input: input, threads: 2, keeper: keeper).run()
    case .particles: try ParticleConvergenceStudy(input: input, threads: 2, keeper: keeper).run()
    }
  }

  private static func numbers(_ result: any StudyResult) -> [DatasetVariable] {
    result.dataset(provenance: .current(version: "test")).variables
  }

  @Test(arguments: studies)
  func `a study that is interrupted again and again comes to the same bits`(
    text: String, patience: Int, more: Int
  ) throws {
    let input = try InputFile.parse(text: text, name: "input.yaml")
    let whole = try Self.study(input, keeper: RunKeeper())
    let output = NSTemporaryDirectory() + "/drag-\(UUID().uuidString).nc"
    let folder = CheckpointFolder(besideResult: output)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    var interruptions = 0
    while true {
      let left = Atomic(patience + more * interruptions)
      let keeper = RunKeeper(
        folder: folder, resuming: interruptions == 0 ? nil : folder,
        isInterrupted: { left.subtract(1, ordering: .relaxed).newValue < 0 })
      do {
        let broken = try Self.study(input, keeper: keeper)
        #expect(Self.numbers(broken) == Self.numbers(whole))
        break
      } catch let interruption as RunInterruption {
        interruptions += 1
        #expect(interruption.folder == folder)
        try #require(interruptions < 100)
      }
    }
    #expect(interruptions >= 4)
  }
}
