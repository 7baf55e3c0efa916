import Foundation
import TestFiles
import Testing

/// Commands of several stages that are asked to stop in each of them.
@Suite(.serialized) struct StageTests {
  /// A command, and what it says when a stage has begun.
  struct Staged: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let words: [String]
    let input: String
    let stages: [String]
    /// The result file in what `--output` names.
    let file: String
  }

  /// One point by both engines, each stage some seconds long.
  private static let both = """
    wires: {mean_fermi_energy: 1, mismatch: 0.5}
    interaction: {interwire: {form: gaussian, strength: 1.5, length: 0.7}}
    collisions:
      triples: {kernel: soft-model, lambda: [0.1, 0.1], mu_1: 0.1, relative_to: absolute, length: 2}
    solve: {samples: 2e7, basis: {intervals: 6, cutoff: 6}}
    """

  private static let commands = [
    Staged(
      testDescription: "compare", words: ["compare", "--extrapolate", "--particles"], input: both,
      stages: ["samples", "transfers divided by 1", "transfers divided by 4", "j = "],
      file: "/results.nc"),
    Staged(
      testDescription: "fokker-planck", words: ["fokker-planck"],
      input: Inputs.microscopic + "\nfokker_planck: {cut: 1, samples: 4e6}\n",
      stages: [".checkpoint"], file: ""),
  ]

  @Test(arguments: commands)
  func `a command that is asked to stop in each of its stages comes to the same bits`(
    command: Staged
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(command.input)
    let (whole, broken) = (folder.url("whole").path, folder.url("broken").path)
    let words = [command.words[0], file] + command.words.dropFirst()
    let result = broken + command.file
    var place = ["--output", broken]
    for stage in command.stages {
      let child = try DragChild(words + place, in: folder.path)
      stage == ".checkpoint"
        ? child.waitFor(file: result + stage) : child.waitFor(message: stage)
      usleep(200_000)
      child.send(SIGTERM)
      #expect(child.wait() == 75, "\(stage): \(child.messages)")
      #expect(
        child.messages.hasSuffix(
          "drag: interrupted; \(result).checkpoint holds what was done; "
            + "go on with: drag \(words.joined(separator: " ")) --resume \(result)\n"))
      place = ["--resume", broken]
    }
    let last = try DragProcess(words + place)
    #expect(last.status == 0, "\(last.messages)")
    #expect(try DragProcess(words + ["--output", whole]).status == 0)
    #expect(try numbers(result) == numbers(whole + command.file))
  }

  @Test(arguments: ["Figure 1", "transfers divided by 2"])
  func `validate keeps nothing, and stops within seconds`(stage: String) throws {
    let folder = try TemporaryFolder()
    let text = """
      wires: {mean_fermi_energy: 10, mismatch: 0}
      interaction: {interwire: {form: gaussian, strength: 1, length: 20}}
      collisions: {triples: {kernel: soft-model, lambda: [1e-9, 1e-9], length: 20}}
      solve: {samples: \(stage == "Figure 1" ? "1e10" : "4e6"), basis: {intervals: 32}}
      sweep: {wires.mismatch: [0, 0.1, 0.2]}
      """
    _ = try folder.write("figure-1.yaml", text)
    let child = try DragChild(
      ["validate", folder.path, "--output", folder.url("out").path], in: folder.path)
    child.waitFor(message: stage)
    let start = ContinuousClock.now
    child.send(SIGTERM)
    #expect(child.wait() == 128 + SIGTERM)
    #expect(start.duration(to: .now) < .seconds(10))
    #expect(child.messages.hasSuffix("drag: interrupted\n") && child.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url("out").path).isEmpty)
  }
}
