import Foundation
import TestFiles
import Testing

/// Runs that have to end in time.
@Suite struct TimeLimitRunTests {
  /// What is stopped: a command, its words, and an input that takes some seconds.
  struct Victim: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    /// Where the numbers are, in what `--output` names.
    var file: String?
  }

  private static let endless = Inputs.microscopic.replacing("262144", with: "1e9")
  private static let evolving = Inputs.particles.replacing("duration: 40", with: "duration: 1e5")

  private static let victims: [Victim] = [
    Victim(testDescription: "run", input: endless),
    Victim(testDescription: "run", input: evolving),
    Victim(testDescription: "run", input: endless + "\nrandom: {seeds: 1...3}"),
    Victim(testDescription: "response", input: endless),
    Victim(testDescription: "spectrum", input: endless),
    Victim(testDescription: "compare", input: endless, file: "results.nc"),
    Victim(testDescription: "converge", input: endless, file: "converge.nc"),
    Victim(
      testDescription: "lifetimes",
      input: Inputs.microscopic.replacing(
        "samples: 262144", with: "target_error: 1e-5, max_samples: 1e12")),
  ]

  @Test(arguments: victims)
  func `every study stops in time and says how to go on`(victim: Victim) throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(victim.input)
    let output = folder.url("out").path
    let result = victim.file.map { "\(output)/\($0)" } ?? output
    let start = ContinuousClock.now
    let process = try DragProcess(
      [victim.testDescription, file]
        + ["--output", output, "--time-limit", "2s", "--no-progress"])
    // Started, stopped and written within what was given; a busy machine may hold the whole up.
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(process.status == 75, "\(process.messages)")
    #expect(process.output.isEmpty)
    #expect(
      process.messages
        == "drag: interrupted in time (--time-limit 2s); \(result).checkpoint holds what was done; "
        + "go on with: drag \(victim.testDescription) \(file) --time-limit 2s --resume \(result)\n"
    )
    #expect(FileManager.default.fileExists(atPath: result + ".checkpoint"))
    #expect(!FileManager.default.fileExists(atPath: result + ".lock"))
  }

  @Test func `a run in many short jobs comes to the same bits`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(
      Inputs.microscopic.replacing("262144", with: "1e7") + "\nsweep: {wires.mismatch: [0.5, 1]}")
    let (whole, broken) = (folder.url("whole.nc").path, folder.url("broken.nc").path)
    #expect(try DragProcess(["run", file, "--output", whole]).status == 0)
    var stops = 0
    while true {
      let start = stops == 0 ? "--output" : "--resume"
      // On a machine so busy that a job comes to nothing they become longer.
      let process = try DragProcess(
        [
          "run", file, start, broken, "--threads", "1", "--time-limit", "\(1 + stops / 8)s",
          "--no-progress",
        ])
      if process.status == 0 { break }
      try #require(process.status == 75 && stops < 100, "\(process.messages)")
      stops += 1
    }
    #expect(stops > 0)
    #expect(try numbers(broken) == numbers(whole))
  }

  @Test func `the end of a job stops a run that is kept, unless that is not wanted`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Self.endless)
    let soon = ["SLURM_JOB_END_TIME": "\(Int(Date().timeIntervalSince1970) + 12)"]
    let path = folder.url("a.nc").path
    let stopped = try DragProcess(
      ["run", file, "--output", path, "--no-progress"], environment: soon)
    #expect(stopped.status == 75)
    #expect(
      stopped.messages.hasPrefix("drag: interrupted in time (the job ends: SLURM_JOB_END_TIME); "))
    // A run of which nothing is kept goes on for as long as it can; so does one that is told to.
    let brief = try folder.input(Inputs.pairs)
    // Nearer than what is left for ending: a run that is kept stops at once, on a busy machine as well.
    func near() -> [String: String] {
      ["SLURM_JOB_END_TIME": "\(Int(Date().timeIntervalSince1970) + 6)"]
    }
    #expect(try DragProcess(["run", brief, "--no-progress"], environment: near()).status == 0)
    let more = ["run", brief, "--output", folder.url("b.nc").path, "--no-progress"]
    #expect(try DragProcess(more, environment: near()).status == 75)
    #expect(try DragProcess(more + ["--time-limit", "none"], environment: near()).status == 0)
  }

  @Test func `a limit with nothing to go on from is refused`() throws {
    let message =
      "drag: --time-limit 5m would stop the run with nothing to go on from (checkpoints are kept beside "
      + "the result); give --output, and leave out --no-checkpoint\n"
    let plain = try drag("run", Inputs.pairs, "--time-limit", "5m")
    #expect(plain.status == 64 && plain.messages == message)
    let folder = try TemporaryFolder()
    let kept = try drag(
      "run", Inputs.pairs, "--time-limit", "5m", "--output", folder.url("a.nc").path,
      "--no-checkpoint")
    #expect(kept.status == 64 && kept.messages == message && folder.names.isEmpty)
    let wrong = try drag("run", Inputs.pairs, "--time-limit", "55")
    #expect(wrong.status == 64)
    #expect(
      wrong.messages.contains(
        "--time-limit 55 is no time; give a number with its unit (90s, 55m, 1.5h), HH:MM:SS, or none"
      ))
  }

  @Test func `a summary says how many threads worked and why`() throws {
    let given = try drag("run", Inputs.pairs, "--threads", "3", "--no-progress")
    #expect(given.output.hasSuffix("\n3 threads (--threads)\n"))
    let folder = try TemporaryFolder()
    let task = try DragProcess(
      ["run", try folder.input(Inputs.pairs), "--no-progress"],
      environment: ["SLURM_CPUS_PER_TASK": "1"])
    let last = try #require(task.output.split(separator: "\n").last)
    #expect(last.hasPrefix("1 thread (") && last.hasSuffix(" by affinity, SLURM_CPUS_PER_TASK 1)"))
    // A machine reads no such line.
    #expect(try drag("run", Inputs.pairs, "--json", "--no-progress").output.hasSuffix("}\n"))
  }
}
