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
  @Test(arguments: [("0.03", "0.003"), ("0.004", "0.002"), ("0.005", "0.0007")])
  func `more samples make the run that a smaller error would have been`(
    targets: (String, String)
  ) throws {
    let folder = try TemporaryFolder()
    let (grown, whole) = (folder.url("grown.nc").path, folder.url("whole.nc").path)
    let loose = try folder.input(
      Self.input(target: targets.0, "\nsweep: {wires.mismatch: [0.5, 1]}"))
    #expect(try DragProcess(["run", loose, "--output", grown]).status == 0)
    let before = try numbers(grown)
    let tight = try folder.input(
      Self.input(target: targets.1, "\nsweep: {wires.mismatch: [0.5, 1]}"))
    #expect(try DragProcess(["run", tight, "--resume", grown]).status == 0)
    #expect(try DragProcess(["run", tight, "--output", whole]).status == 0)
    #expect(try numbers(grown) == numbers(whole))
    #expect(try numbers(grown) != before)
    // Once more with nothing left to do.
    #expect(try DragProcess(["run", tight, "--resume", grown]).status == 0)
    #expect(try numbers(grown) == numbers(whole))
  }

  @Test func `a run may go on to another place and leave the first as it was`() throws {
    let folder = try TemporaryFolder()
    let (first, second) = (folder.url("a.nc").path, folder.url("b.nc").path)
    let loose = try folder.input(Self.input(target: "0.03"))
    #expect(try DragProcess(["run", loose, "--output", first]).status == 0)
    let kept = try ResultFile.read(first + ".checkpoint/point-1.nc")
    let tight = try folder.input(Self.input(target: "0.003"))
    let process = try DragProcess(["run", tight, "--resume", first, "--output", second])
    #expect(process.status == 0)
    #expect(try ResultFile.read(first + ".checkpoint/point-1.nc") == kept)
    #expect(try !KeptForms(first + ".checkpoint/point-1.nc").isPolishing)
    #expect(try KeptForms(second + ".checkpoint/point-1.nc").isPolishing)
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
    #expect(try DragProcess(["run", try folder.input(input), "--output", path]).status == 0)
    let start =
      "drag: could not resume from \(path).checkpoint/point-1.nc (it belongs to another run: "
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
        + "drawn in blocks of 512, this run draws blocks of 100: few samples make small blocks); "
        + "start the run anew\n")
  }

  @Test func `a damaged checkpoint is refused`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let input = Self.input(target: "0.03")
    #expect(try DragProcess(["run", try folder.input(input), "--output", path]).status == 0)
    let file = path + ".checkpoint/point-1.nc"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    var changed = bytes
    changed[bytes.count / 2] ^= 1
    try changed.write(to: URL(fileURLWithPath: file))
    #expect(
      try refusal(input, resuming: path)
        == "drag: could not read \(file) (its checksum is wrong: the file is damaged); "
        + "use an intact copy\n")
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: file))
    #expect(
      try refusal(input, resuming: path).hasPrefix(
        "drag: could not read \(file) (it does not end as the files of this program do"))
    // A result in its place.
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.copyItem(atPath: path, toPath: file)
    #expect(
      try refusal(input, resuming: path)
        == "drag: could not resume from \(file) (it is not a checkpoint of this program, or of an older "
        + "version); give the result file of the run that was interrupted\n")
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
    child.waitFor(file: path + ".checkpoint/point-1.partial.nc")
    child.send(SIGKILL)
    _ = child.wait()
    let process = try DragProcess(
      ["run", try folder.input(Inputs.pairs), "--output", path, "--no-progress"])
    #expect(process.status == 0)
    #expect(
      process.messages
        == "drag: an unfinished run was there; its checkpoints are now in "
        + "\(path).checkpoint.previous\nwrote \(path)\n")
    let aside = try FileManager.default.contentsOfDirectory(atPath: path + ".checkpoint.previous")
    #expect(aside.contains("point-1.partial.nc"))
  }

  @Test func `no checkpoint is kept if none is wanted`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let file = try folder.input(Inputs.pairs)
    #expect(try DragProcess(["run", file, "--output", path, "--no-checkpoint"]).status == 0)
    #expect(folder.names == ["a.nc", "input.yaml"])
  }
}
