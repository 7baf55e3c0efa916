import Checkpoints
import Foundation
import Input
import ParticleEngine
import ResultFiles
import Studies
import Synchronization
import Testing

/// Particle runs that stop and go on, within one program.
@Suite struct ParticleCheckpointTests {
  private func input(_ more: String = "duration: 6, ") throws -> InputFile {
    try InputFile.parse(
      text: """
        wires: {mean_fermi_energy: 1, mismatch: 0.5}
        interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
        collisions:
          triples:
            {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
        solve: {engine: particles, basis: {intervals: 6, cutoff: 6}, target_error: 0.05}
        particles: {\(more)samples_per_step: 20, replicas: 3, snapshots: 4}
        sweep: {wires.mismatch: [0, 0.5]}
        """, name: "input.yaml")
  }

  // A given duration, and one that ends when the answer is good enough.
  @Test(arguments: ["duration: 6, ", ""])
  func `a run that is interrupted again and again comes to the same bits`(more: String) throws {
    let input = try input(more)
    let whole = try input.outcome(of: .steadyState(.particles))
    let output = NSTemporaryDirectory() + "/drag-\(UUID().uuidString).nc"
    let folder = CheckpointFile(besideResult: output)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    var interruptions = 0
    while true {
      let left = Atomic(200 + 600 * interruptions)
      let keeper = CheckpointKeeper(
        file: folder, resuming: interruptions == 0 ? nil : folder, interval: 0,
        isInterrupted: { left.subtract(1, ordering: .relaxed).newValue < 0 })
      do {
        let broken = try input.outcome(of: .steadyState(.particles), keeper: keeper)
        #expect(broken.numbers == whole.numbers)
        #expect(broken.dataset.dimensions == whole.dataset.dimensions)
        break
      } catch is RunInterruption { interruptions += 1 }
    }
    #expect(interruptions >= 3)
  }

  @Test func `a checkpoint with other content is refused or restored, never trusted blindly`()
    throws
  {
    let system = try input().configurations[0]
    let plan = try ParticlePlan(RunPlan(system), momenta: [0, 1, 2], point: 0)
    let run = try ParticleRun(plan.configuration)
    var state = run.begin()
    for _ in 0..<3 { try run.advance(&state, threads: 1) }
    let words = try WordEncoder.words(of: state)
    #expect(try WordDecoder.value(ParticleRunState.self, from: words) == state)
    var (refused, restored) = (0, 0)
    for place in stride(from: 0, to: words.count, by: 7) {
      for word: Int64 in [-1, 0, 1, 513, .max, Int64(bitPattern: (1e300).bitPattern)] {
        var changed = words
        changed[place] = word
        do {
          var state = try WordDecoder.value(ParticleRunState.self, from: changed)
          try run.check(state)
          restored += 1
          // Whatever it is, the run goes on from it or says that it diverged.
          if place % 49 == 0 {
            do { try run.advance(&state, threads: 1) } catch is ParticleError {}
          }
        } catch {
          refused += 1
          #expect(error is DecodingError || error is ParticleError, "\(error)")
        }
      }
    }
    // One number in place of another cannot be told.
    #expect(refused > 100 && restored > 100)
  }
}
