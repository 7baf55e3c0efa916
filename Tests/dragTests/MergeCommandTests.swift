import Foundation
import ResultFiles
import TestFiles
import Testing

/// `--slice`, `drag merge`, `drag status`.
@Suite struct MergeCommandTests {
  private static let sweep =
    Inputs.soft.replacing("262144", with: "65536")
    + "\nsweep: {wires.mismatch: {from: 0, to: 0.6, points: 7}}"

  /// A command, its words, its input, and where the numbers are in what `--output` names.
  struct Question: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var words: [String] = []
    let input: String
    var file: String?
  }

  private static let questions: [Question] = [
    Question(testDescription: "run", input: sweep),
    Question(
      testDescription: "run", words: ["--seeds", "5", "--seed", "11"],
      input: Inputs.soft.replacing("262144", with: "65536")),
    Question(testDescription: "compare", input: sweep, file: "results.nc"),
    Question(testDescription: "response", input: sweep + "\nresponse: {points: 3}"),
    Question(testDescription: "spectrum", input: sweep),
    Question(
      testDescription: "converge", input: sweep.replacing("65536", with: "8192"),
      file: "converge.nc"),
  ]

  @Test(arguments: questions)
  func `five slices make the run that was not divided`(question: Question) throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(question.input)
    let start = [question.testDescription, file] + question.words + ["--no-progress"]
    let whole = folder.url("whole").path
    #expect(try DragProcess(start + ["--output", whole]).status == 0)
    let parts = try (1...5).map { number in
      let output = folder.url("part-\(number)").path
      let slice = try DragProcess(start + ["--slice", "\(number)/5", "--output", output])
      #expect(slice.status == 0, "\(slice.messages)")
      return question.file.map { "\(output)/\($0)" } ?? output
    }
    let merged = folder.url("merged.nc").path
    let process = try DragProcess(["merge", merged] + parts)
    #expect(process.status == 0, "\(process.messages)")
    #expect(process.messages == "wrote \(merged)\n")
    #expect(process.output.hasSuffix("\nmerged from 5 parts\n"))
    #expect(try numbers(merged) == numbers(question.file.map { "\(whole)/\($0)" } ?? whole))
    #expect(try DragProcess(["reproduce", merged, "--no-progress"]).status == 0)
  }

  @Test func `slices that are killed again and again lose nothing`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Self.sweep.replacing("65536", with: "600000"))
    let whole = folder.url("whole.nc").path
    #expect(try DragProcess(["run", file, "--output", whole]).status == 0)
    var random = SplitMix(state: 17)
    var kills = 0
    let parts = try (1...3).map { number in
      let output = folder.url("part-\(number).nc").path
      while true {
        let isStarted = FileManager.default.fileExists(atPath: output + ".checkpoint")
        let child = try DragChild(
          ["run", file, "--slice", "\(number)/3", "--checkpoint-every", "0", "--no-progress"]
            + (isStarted ? ["--resume", output] : ["--output", output]), in: folder.path)
        usleep(UInt32.random(in: 20_000...(150_000 + 60_000 * UInt32(kills)), using: &random))
        child.send(SIGKILL)
        let status = child.wait()
        if status == 0 { break }
        try #require(status == -SIGKILL, "\(child.messages)")
        kills += 1
      }
      return output
    }
    #expect(kills > 0)
    let merged = folder.url("merged.nc").path
    // A merge that is killed leaves nothing, or all.
    let merging = try DragChild(["merge", merged] + parts, in: folder.path)
    usleep(UInt32.random(in: 1000...60_000, using: &random))
    merging.send(SIGKILL)
    if merging.wait() != 0, FileManager.default.fileExists(atPath: merged) {
      #expect(throws: Never.self) { try ResultFile.read(merged) }
    }
    #expect(try DragProcess(["merge", merged] + parts).status == 0)
    #expect(try numbers(merged) == numbers(whole))
  }

  @Test func `what cannot be divided or merged is refused with its reason`() throws {
    let folder = try TemporaryFolder()
    let single = try drag("run", Inputs.pairs, "--slice", "1/2", "--no-progress")
    #expect(single.status == 65)
    #expect(
      single.messages
        == "drag: the run cannot be cut into 2 slices (it has 1 point, and slices are groups of points); leave out --slice\n"
    )
    let data = folder.url("data.txt")
    try "rho_D error\n1e-4 1e-6\n".write(to: data, atomically: true, encoding: .utf8)
    let fit = try drag("fit", Inputs.soft, "--data", data.path, "--slice", "1/2", "--no-progress")
    #expect(fit.status == 65)
    #expect(
      fit.messages
        == "drag: a fit cannot be cut into slices (each of its trials follows from the ones before); leave out --slice\n"
    )
    let wrong = try drag("run", Self.sweep, "--slice", "3/2", "--no-progress")
    #expect(wrong.status == 64)
    #expect(
      wrong.messages.contains(
        "--slice 3/2 is no slice; give its number and how many there are, such as 3/16"))
    let file = try folder.input(Self.sweep)
    let part = folder.url("a.nc").path
    #expect(
      try DragProcess(["run", file, "--slice", "2/3", "--output", part, "--no-progress"]).status
        == 0)
    let output = folder.url("b.nc").path
    let gap = try DragProcess(["merge", output, part])
    #expect(gap.status == 65 && gap.output.isEmpty)
    #expect(
      gap.messages
        == "drag: cannot merge (slices 1/3, 3/3 are missing); run them, or merge what there is with --partial\n"
    )
    #expect(!FileManager.default.fileExists(atPath: output))
    let same = try DragProcess(["merge", part, part])
    #expect(same.status == 65)
    #expect(
      same.messages
        == "drag: cannot merge into \(part) (it is one of the parts); give another name for the whole\n"
    )
    let partial = try DragProcess(["merge", output, part, "--partial"])
    #expect(partial.status == 0)
    #expect(partial.output.hasSuffix("NOTE: missing: slice 1/3, slice 3/3\n"))
    #expect(
      try DragProcess(["info", output]).output.contains("missing       slice 1/3, slice 3/3\n"))
  }

  @Test func `a run that is stopped says its slice, and its status is told from its files`() throws
  {
    let folder = try TemporaryFolder()
    let file = try folder.input(Self.sweep.replacing("65536", with: "3e8"))
    let path = folder.url("a.nc").path
    #expect(
      try DragProcess(["status", path]).output == "\(path): nothing there\n")
    let child = try DragChild(
      [
        "run", file, "--slice", "2/3", "--threads", "1", "--output", path, "--checkpoint-every",
        "0",
      ],
      in: folder.path)
    child.waitFor(checkpoint: path + ".checkpoint", of: "point-2")
    // What a run is at is written down once a second.
    var running = try DragProcess(["status", path]).output
    while child.isRunning, !running.contains("under way (point-2: ") {
      usleep(50_000)
      running = try DragProcess(["status", path]).output
    }
    #expect(
      running.hasPrefix("\(path): running (process \(child.process) on "), "\(running)")
    #expect(
      running.contains("), operator engine, slice 2/3, 0 of 2 tasks done, 1 under way (point-2: "))
    #expect(running.contains("), 1 left"))
    child.send(SIGTERM)
    #expect(child.wait() == 75)
    #expect(child.messages.hasSuffix("drag run \(file) --slice 2/3 --resume \(path)\n"))
    let stopped = try DragProcess(["status", path, "--json"]).json().objects("files")[0]
    #expect(try stopped.text("state") == "stopped")
    #expect(try stopped.number("total") == 2 && stopped.number("done") == 0)
    let task = try stopped.objects("under_way")[0]
    #expect(try task.text("task") == "point-2" && task.number("relative_error") > 0)
    // Done.
    let brief = try folder.input(Self.sweep)
    #expect(
      try DragProcess(["run", brief, "--slice", "2/3", "--output", path, "--no-progress"]).status
        == 0)
    #expect(try DragProcess(["status", path]).output == "\(path): done\n")
  }
}
