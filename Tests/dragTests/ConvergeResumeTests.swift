import Foundation
import TestFiles
import Testing

/// `--resume` for convergence studies, of either engine.
@Suite struct ConvergeResumeTests {
  /// An input whose study lasts longer than any test, and of which engine it is.
  private static let long = [
    Inputs.microscopic.replacing("262144", with: "1e9"),
    Inputs.microscopic.replacing("samples: 262144", with: "target_error: 1e-7, max_samples: 1e12"),
    Inputs.particles.replacing("samples_per_step: 100", with: "samples_per_step: 1e6"),
  ]

  // In the middle of the first evaluation, which takes hours: it is not waited for.
  @Test(arguments: long, [SIGINT, SIGTERM])
  func `a study that is asked to stop does so within an evaluation`(
    input: String, signal: Int32
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(input)
    let output = folder.url("study").path
    let child = try DragChild(["converge", file, "--output", output], in: folder.path)
    // Listening begins before the folder is made, and the first evaluation soon after.
    child.waitFor(file: output + "/converge.nc.checkpoint")
    usleep(1_000_000)
    let start = ContinuousClock.now
    child.send(signal)
    #expect(child.wait() == 75)
    // A round of samples or a time step, and writing; the rest is for a busy machine.
    #expect(start.duration(to: .now) < .seconds(10))
    #expect(
      child.messages.hasSuffix(
        "drag: interrupted; \(output)/converge.nc.checkpoint holds what was done; "
          + "go on with: drag converge \(file) --resume \(output)/converge.nc\n"))
  }

  @Test func `a study of particles that is asked to stop goes on to the same bits`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Inputs.particles)
    let (whole, broken) = (folder.url("whole").path, folder.url("broken").path)
    let child = try DragChild(
      ["converge", file, "--output", broken, "--checkpoint-every", "0"], in: folder.path)
    child.waitFor(checkpoint: broken + "/converge.nc.checkpoint")
    child.send(SIGTERM)
    #expect(child.wait() == 75)
    #expect(try DragProcess(["converge", file, "--resume", broken, "--keep-samples"]).status == 0)
    #expect(try DragProcess(["converge", file, "--output", whole]).status == 0)
    #expect(try numbers(broken + "/converge.nc") == numbers(whole + "/converge.nc"))
    // A finished study is read back; what is wanted of it may be another accuracy.
    let stricter = try folder.input(
      Inputs.particles.replacing(
        "engine: particles,", with: "engine: particles, target_error: 0.5,")
    )
    let again = try DragProcess(["converge", stricter, "--resume", broken, "--json"])
    #expect(try again.json().number("wanted_error") == 0.5)
    #expect(try numbers(broken + "/converge.nc") == numbers(whole + "/converge.nc"))
  }

  @Test func `the checkpoint of another input or another command is refused with what differs`()
    throws
  {
    let folder = try TemporaryFolder()
    let brief = Inputs.particles.replacing("duration: 40", with: "duration: 1")
    let output = folder.url("study").path
    let file = try folder.input(brief)
    #expect(
      try DragProcess(["converge", file, "--output", output, "--keep-samples"]).status == 0)
    func refusal(_ command: String, _ input: String) throws -> String {
      let other = try TemporaryFolder()
      let process = try DragProcess(
        [command, other.input(input), "--resume", output, "--no-progress"])
      #expect(process.status == 65)
      #expect(process.output.isEmpty)
      return process.messages
    }
    let start =
      "drag: could not resume from \(output)/converge.nc.checkpoint "
      + "(point-1 belongs to another run: "
    let end = "); give the input it was made from, or start the run anew\n"
    #expect(
      try refusal(
        "converge", brief.replacing("samples_per_step: 100", with: "samples_per_step: 90"))
        == start + "samples per step: 90, there 100" + end)
    #expect(
      try refusal("converge", brief.replacing("intervals: 6", with: "intervals: 7"))
        == start + "intervals: 7, there 6" + end)
    let run = try refusal("run", brief)
    #expect(run.hasPrefix(start) && run.contains("study: none, there convergence"))
    let operatorStudy = try refusal("converge", Inputs.soft)
    #expect(operatorStudy.contains("engine: operator, there particles; "))
  }
}
