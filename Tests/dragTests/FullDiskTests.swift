import Foundation
import ResultFiles
import TestFiles
import Testing

/// Runs on a disk without room; `scripts/check-full-disk.sh` provides one.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DRAG_FULL_DISK"] != nil))
struct FullDiskTests {
  @Test func `a full disk leaves the last good checkpoint, and the run goes on from it`() throws {
    let disk = try #require(ProcessInfo.processInfo.environment["DRAG_FULL_DISK"])
    let folder = try TemporaryFolder()
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let (path, whole) = (disk + "/a.nc", folder.url("whole.nc").path)
    let child = try DragChild(
      ["run", file, "--output", path, "--checkpoint-every", "0"], in: folder.path)
    child.waitFor(checkpoint: path + ".checkpoint")
    // Now nothing more fits: checkpoints fail, the run does not.
    let filler = disk + "/filler"
    #expect(FileManager.default.createFile(atPath: filler, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: filler))
    while (try? handle.write(contentsOf: Data(count: 1 << 12))) != nil {}
    sleep(2)
    #expect(child.isRunning)
    #expect(child.messages.contains("No space left on device"))
    #expect(child.messages.contains("the last good checkpoint is intact, the run goes on"))
    child.send(SIGTERM)
    #expect(child.wait() == 70)
    let rounds = try KeptForms(ofResult: path).rounds
    try handle.close()
    try FileManager.default.removeItem(atPath: filler)
    _ = try folder.input(
      Inputs.microscopic.replacing("262144", with: "\((rounds + 2) * Inputs.microscopicRound)"))
    #expect(try DragProcess(["run", file, "--resume", path]).status == 0)
    #expect(try DragProcess(["run", file, "--output", whole]).status == 0)
    #expect(try numbers(path) == numbers(whole))
    for name in ["a.nc"] {
      try FileManager.default.removeItem(atPath: "\(disk)/\(name)")
    }
  }
}
