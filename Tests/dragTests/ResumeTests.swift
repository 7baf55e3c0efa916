import Checkpoints
import Foundation
import ResultFiles
import TestFiles
import Testing

/// `--resume`: more samples, and what is refused.
@Suite struct ResumeTests {
  private static func input(target: String, _ more: String = "") -> String {
    Inputs.microscopic.replacing("samples: 262144", with: "target_error: \(target)") + more
  }

  /// From the assembled operator to a scalar estimate; within the scalar estimate; beyond its deficit.
  @Test(arguments: [("0.03", "0.003"), ("0.004", "0.001"), ("0.005", "0.0007")])
  func `more samples make the run that a smaller error would have been`(
    targets: (String, String)
  ) throws {
    let folder = try TemporaryFolder()
    let (grown, whole) = (folder.url("grown.nc").path, folder.url("whole.nc").path)
    let loose = try folder.input(
      Self.input(target: targets.0, "\nsweep: {wires.mismatch: [0.5, 1]}"))
    #expect(try DragProcess(["run", loose, "--output", grown, "--keep-samples"]).status == 0)
    let before = try numbers(grown)
    let tight = try folder.input(
      Self.input(target: targets.1, "\nsweep: {wires.mismatch: [0.5, 1]}"))
    let more = try DragProcess(["run", tight, "--resume", grown, "--keep-samples"])
    #expect(more.status == 0)
    #expect(!more.messages.contains("anew"))
    #expect(try DragProcess(["run", tight, "--output", whole]).status == 0)
    #expect(try numbers(grown) == numbers(whole))
    #expect(try numbers(grown) != before)
    // Once more with nothing left to do.
    #expect(try DragProcess(["run", tight, "--resume", grown]).status == 0)
    #expect(try numbers(grown) == numbers(whole))
    #expect(!FileManager.default.fileExists(atPath: grown + ".checkpoint"))
  }

  @Test func `a run may go on to another place and leave the first as it was`() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.url("a.nc").path, folder.url("b.nc").path)
    let loose = try folder.input(Self.input(target: "0.03"))
    #expect(try DragProcess(["run", loose, "--output", first, "--keep-samples"]).status == 0)
    let kept = try Data(contentsOf: URL(fileURLWithPath: first + ".checkpoint"))
    let tight = try folder.input(Self.input(target: "0.003"))
    let process = try DragProcess([
      "run", tight, "--resume", first, "--output", second, "--keep-samples",
    ])
    #expect(process.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: first + ".checkpoint")) == kept)
    #expect(try !KeptForms(ofResult: first).isPolishing)
    #expect(try KeptForms(ofResult: second).isPolishing)
  }

  private func refusal(_ input: String, resuming path: String, _ more: String...) throws -> String {
    let folder = try TemporaryFolder()
    let process = try DragProcess(
      ["run", try folder.input(input), "--resume", path, "--no-progress"] + more)
    #expect(process.status == 65)
    #expect(process.output.isEmpty)
    return process.messages
  }

  @Test func `a checkpoint of another run is refused with what differs`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let input = Self.input(target: "0.03")
    let words = ["run", try folder.input(input), "--output", path, "--keep-samples"]
    #expect(try DragProcess(words).status == 0)
    let start =
      "drag: could not resume from \(path).checkpoint (point-1 belongs to another run: "
    let end = "); give the input it was made from, or start the run anew\n"
    #expect(
      try refusal(input, resuming: path, "--seed", "9") == start + "seed: 9, there 1" + end)
    #expect(
      try refusal(input.replacing("mismatch: 0.5", with: "mismatch: 0.25"), resuming: path)
        == start + "eps_F1: 3.125, there 3.25; eps_F2: 2.875, there 2.75" + end)
    #expect(
      try refusal(input.replacing("intervals: 12", with: "intervals: 13"), resuming: path)
        == start + "intervals: 13, there 12" + end)
    #expect(
      try refusal(input.replacing("mixed: 1", with: "mixed: 0"), resuming: path)
        == start + "mixed: 0.0, there 1.0" + end)
    // What only decides when to stop may change, but not the size of the blocks.
    #expect(
      try refusal(input.replacing("target_error: 0.03", with: "samples: 32000"), resuming: path)
        == "drag: could not resume from \(path).checkpoint: the samples cannot be combined (they were "
        + "drawn in blocks of 512, this run draws blocks of 143: few samples make small blocks); "
        + "start the run anew\n")
  }

  @Test func `what is damaged is lost and computed anew, and a file of another kind is refused`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let input = Self.input(target: "0.03", "\nsweep: {wires.mismatch: [0, 0.5, 1]}")
    let words = ["run", try folder.input(input), "--no-progress"]
    let output = ["--output", path, "--keep-samples"]
    #expect(try DragProcess(words + output).status == 0)
    let whole = try numbers(path)
    let file = URL(fileURLWithPath: path + ".checkpoint")
    let bytes = try Data(contentsOf: file)
    var changed = bytes
    changed[bytes.count / 2] ^= 1
    for (damaged, isSaid) in [
      (changed, true), (bytes.prefix(bytes.count / 2), true), (bytes, false),
    ] {
      try damaged.write(to: file)
      let process = try DragProcess(words + ["--resume", path, "--keep-samples"])
      #expect(process.status == 0)
      #expect(
        process.messages.contains(" bytes of \(path).checkpoint are damaged; what was in them is ")
          == isSaid)
      #expect(try numbers(path) == whole)
    }
    // A result in its place.
    try FileManager.default.removeItem(at: file)
    try FileManager.default.copyItem(atPath: path, toPath: file.path)
    #expect(
      try refusal(input, resuming: path)
        == "drag: could not resume from \(file.path) (it is not a checkpoint of this program, or of an older "
        + "version); give the result file of the run that was interrupted\n")
  }

  @Test func `a finished run without its samples is computed anew where more is wanted`() throws {
    let folder = try TemporaryFolder()
    let (path, whole) = (folder.url("a.nc").path, folder.url("whole.nc").path)
    let sweep = "\nsweep: {wires.mismatch: [0, 0.5, 1]}"
    let long = try folder.input(Self.input(target: "0.004", sweep))
    let child = try DragChild(
      ["run", long, "--output", path, "--threads", "1", "--checkpoint-every", "0"],
      in: folder.path)
    let file = CheckpointFile(besideResult: path)
    while child.isRunning && (try? file.stages()["point-1"]) != .finished { usleep(2000) }
    child.send(SIGTERM)
    try #require(child.wait() == 75)
    #expect(try file.checkpoint("point-1")?.records.isEmpty == true)
    // Another target: what is finished has no samples to which more could be added.
    let short = try folder.input(Self.input(target: "0.005", sweep))
    let process = try DragProcess(["run", short, "--resume", path, "--no-progress"])
    #expect(process.status == 0)
    #expect(
      process.messages.contains(
        "what is asked of finished points has changed, and their samples were not kept (--keep-samples does)"
      ))
    #expect(try DragProcess(["run", short, "--output", whole]).status == 0)
    #expect(try numbers(path) == numbers(whole))
  }

  @Test func `there must be something to resume`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("none.nc").path
    #expect(
      try refusal(Inputs.pairs, resuming: path)
        == "drag: there is nothing to resume (\(path).checkpoint holds no checkpoint); "
        + "give the result file of the run that was interrupted, or leave out --resume\n")
  }

  @Test func `an unfinished run is moved aside, not overwritten`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let child = try DragChild(
      ["run", file, "--output", path, "--checkpoint-every", "0"], in: folder.path)
    child.waitFor(checkpoint: path + ".checkpoint")
    child.send(SIGKILL)
    _ = child.wait()
    let process = try DragProcess(
      ["run", try folder.input(Inputs.pairs), "--output", path, "--no-progress"])
    #expect(process.status == 0)
    #expect(
      process.messages
        == "drag: an unfinished run was there; its checkpoints are now in "
        + "\(path).checkpoint.previous\nwrote \(path)\n")
    let aside = try Data(contentsOf: URL(fileURLWithPath: path + ".checkpoint.previous"))
    try aside.write(to: URL(fileURLWithPath: path + ".checkpoint"))
    #expect(try CheckpointFile(besideResult: path).stages() == ["point-1": .sampling])
  }

  @Test func `no checkpoint is kept if none is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let file = try folder.input(Inputs.pairs)
    #expect(try DragProcess(["run", file, "--output", path, "--no-checkpoint"]).status == 0)
    #expect(folder.names == ["a.nc", "input.yaml"])
  }
}
