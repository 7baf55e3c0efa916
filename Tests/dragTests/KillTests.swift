import Checkpoints
import Foundation
import ResultFiles
import TestFiles
import Testing

/// Runs that end before they are done.
@Suite struct KillTests {
  /// What is killed.
  struct Victim: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let command: String
    let input: String
    /// Where the numbers are, in what `--output` names.
    var file: String?

    /// The result file for a value of `--output`.
    func result(_ output: String) -> String { file.map { "\(output)/\($0)" } ?? output }
  }

  private static let few = [
    Victim(
      testDescription: "a sweep", command: "run",
      input: Inputs.soft.replacing("262144", with: "600000")
        + "\nsweep: {wires.mismatch: [0, 0.5, 1]}"),
    Victim(
      testDescription: "weights of both signs", command: "run",
      input: Inputs.microscopic.replacing("262144", with: "1000000")),
    Victim(
      testDescription: "both stages", command: "run",
      input: Inputs.microscopic.replacing("samples: 262144", with: "target_error: 0.002")),
  ]

  private static let more = [
    Victim(
      testDescription: "an ensemble", command: "run",
      input: Inputs.microscopic + "\nrandom: {seeds: 1...4}"),
    Victim(
      testDescription: "particles", command: "run",
      input: Inputs.particles.replacing("duration: 40", with: "duration: 600")),
    Victim(
      testDescription: "a response", command: "response",
      input: Inputs.microscopic.replacing("262144", with: "1000000")),
    Victim(
      testDescription: "a spectrum", command: "spectrum",
      input: Inputs.microscopic.replacing("262144", with: "500000")),
    Victim(
      testDescription: "a comparison", command: "compare",
      input: Inputs.soft.replacing("262144", with: "600000") + "\nsweep: {wires.mismatch: [0, 1]}",
      file: "results.nc"),
    Victim(
      testDescription: "a convergence study", command: "converge",
      input: Inputs.soft.replacing("262144", with: "65536"), file: "converge.nc"),
    Victim(
      testDescription: "a convergence study of particles", command: "converge",
      input: Inputs.particles, file: "converge.nc"),
  ]

  private static var isValidation: Bool {
    ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil
  }

  // Whenever the kill comes, the result is the same: this cannot fail by chance.
  @Test(arguments: isValidation ? few + more : few)
  func `a run that is killed again and again comes to the same bits`(victim: Victim) throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(victim.input)
    let (whole, broken) = (folder.url("whole").path, folder.url("broken").path)
    #expect(try DragProcess([victim.command, file, "--output", whole]).status == 0)
    let expected = try numbers(victim.result(whole))
    var (kills, repetition) = (0, UInt64(0))
    while kills < (Self.isValidation ? 23 : 2) {
      kills += try Self.killUntilDone(
        victim, input: file, output: broken, in: folder.path, seed: repetition)
      #expect(try numbers(victim.result(broken)) == expected)
      try FileManager.default.removeItem(atPath: broken)
      // Killed after the result was written: the next run has moved it.
      try? FileManager.default.removeItem(atPath: broken + ".previous")
      try? FileManager.default.removeItem(atPath: victim.result(broken) + ".lock")
      #expect(!folder.names.contains { $0.hasSuffix(".checkpoint") })
      repetition += 1
      try #require(repetition < 100, "\(kills) kills in \(repetition) runs")
    }
    #expect(!folder.names.contains { $0.hasPrefix("broken") }, "\(folder.names)")
  }

  /// Starts and kills until a run comes to its end; returns the number of kills.
  private static func killUntilDone(
    _ victim: Victim, input: String, output: String, in folder: String, seed: UInt64
  ) throws -> Int {
    var random = SplitMix(state: seed)
    var kills = 0
    let checkpoints = victim.result(output) + ".checkpoint"
    while true {
      let isStarted = FileManager.default.fileExists(atPath: checkpoints)
      let child = try DragChild(
        [victim.command, input, "--checkpoint-every", "0", "--no-progress"]
          + (isStarted ? ["--resume", output] : ["--output", output]), in: folder)
      // Longer and longer, so that every run ends.
      usleep(UInt32.random(in: 10_000...(120_000 + 60_000 * UInt32(kills)), using: &random))
      child.send(SIGKILL)
      let status = child.wait()
      if status == 0 { return kills }
      try #require(status == -SIGKILL, "\(child.messages)")
      kills += 1
      try checkFile(victim.result(output))
      // Killed at the very end: the checkpoint is removed when the result is there.
      let isThere = FileManager.default.fileExists(atPath:)
      if isThere(victim.result(output)), !isThere(checkpoints) { return kills }
    }
  }

  /// Every checkpoint that there is can be read.
  private static func checkFile(_ result: String) throws {
    let file = CheckpointFile(besideResult: result)
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    for name in try file.stages().keys { #expect(try file.checkpoint(name) != nil, "\(name)") }
  }

  // From the keyboard, from a terminal that closes, from batch systems before a limit.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU])
  func `a run that is asked to stop says how to go on and does`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    // So long that it cannot end before the signal comes; when to stop may change on the way.
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let (whole, broken) = (folder.url("whole.nc").path, folder.url("broken.nc").path)
    let child = try DragChild(
      ["run", file, "--seed", "7", "--output", broken, "--checkpoint-every", "0"],
      in: folder.path)
    child.waitFor(checkpoint: broken + ".checkpoint")
    child.send(signal)
    #expect(child.wait() == 75)
    #expect(
      child.messages.hasSuffix(
        "drag: interrupted; \(broken).checkpoint holds what was done; "
          + "go on with: drag run \(file) --seed 7 --resume \(broken)\n"))
    let rounds = try KeptForms(ofResult: broken).rounds
    _ = try folder.input(
      Inputs.microscopic.replacing("262144", with: "\((rounds + 2) * Inputs.microscopicRound)"))
    #expect(try DragProcess(["run", file, "--seed", "7", "--resume", broken]).status == 0)
    #expect(try DragProcess(["run", file, "--seed", "7", "--output", whole]).status == 0)
    #expect(try numbers(broken) == numbers(whole))
  }

  @Test func `under nohup a terminal that closes does not stop a run`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let path = folder.url("a.nc").path
    let child = try DragChild(
      ["run", file, "--output", path, "--checkpoint-every", "0", "--no-progress"], in: folder.path,
      under: "/usr/bin/nohup")
    child.waitFor(checkpoint: path + ".checkpoint")
    child.send(SIGHUP)
    // It goes on: there are more rounds a while later.
    let rounds = try KeptForms(ofResult: path).rounds
    while child.isRunning, try KeptForms(ofResult: path).rounds < rounds + 4 { usleep(10_000) }
    #expect(child.isRunning)
    child.send(SIGTERM)
    #expect(child.wait() == 75)
  }

  @Test func `without an output an interrupted run says that nothing was kept`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let child = try DragChild(["run", file, "--no-progress"], in: folder.path)
    child.waitUntilItCatches(SIGTERM)
    child.send(SIGTERM)
    #expect(child.wait() == 128 + SIGTERM)
    #expect(
      child.messages
        == "drag: interrupted, and nothing was kept (there is no --output); "
        + "with --output an interrupted run can go on\n")
    #expect(folder.names == ["input.yaml", "stderr", "stdout"])
  }
}
