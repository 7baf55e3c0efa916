import Foundation
import TestFiles
import Testing

/// `--resume` for runs of the particle engine.
@Suite struct ParticleResumeTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `a run that is stopped goes on to the same bits`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    // Some seconds, checkpoints after each of 512 records: the signal comes long before the end.
    let file = try folder.input(Inputs.particles.replacing("duration: 40", with: "duration: 1500"))
    let (whole, broken) = (folder.url("whole.nc").path, folder.url("broken.nc").path)
    let child = try DragChild(
      ["run", file, "--output", broken, "--checkpoint-every", "0"], in: folder.path)
    child.waitFor(checkpoint: broken + ".checkpoint")
    child.send(signal)
    #expect(child.wait() == (signal == SIGKILL ? -SIGKILL : 75))
    if signal != SIGKILL {
      #expect(
        child.messages.hasSuffix(
          "drag: interrupted; \(broken).checkpoint holds what was done; "
            + "go on with: drag run \(file) --resume \(broken)\n"))
    }
    #expect(try DragProcess(["run", file, "--resume", broken]).status == 0)
    #expect(try DragProcess(["run", file, "--output", whole]).status == 0)
    #expect(try numbers(broken) == numbers(whole))
  }

  @Test func `a checkpoint of another run is refused with what differs`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let words = ["run", try folder.input(Inputs.particles), "--output", path, "--keep-samples"]
    #expect(try DragProcess(words).status == 0)
    func refusal(_ old: String, _ new: String) throws -> String {
      let other = try TemporaryFolder()
      let process = try DragProcess([
        "run", other.input(Inputs.particles.replacing(old, with: new)), "--resume", path,
        "--no-progress",
      ])
      #expect(process.status == 65)
      return process.messages
    }
    let start =
      "drag: could not resume from \(path).checkpoint (point-1 belongs to another run: "
    let end = "); give the input it was made from, or start the run anew\n"
    #expect(
      try refusal("replicas: 3", "replicas: 4") == start + "replicas: 4, there 3" + end)
    #expect(
      try refusal("duration: 40", "duration: 50") == start + "duration: 50.0, there 40.0" + end)
    #expect(
      try refusal("solve:", "fields: {E1: 1, E2: 0, shape: harmonic, omega: 1}\nsolve:").contains(
        "shape of the fields: harmonic, omega 1.0, phase 0.0, there constant"))
    #expect(
      try refusal("engine: particles", "engine: operator").contains("particles.duration"))
  }

  @Test func `a finished run is read back instead of run again`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let file = try folder.input(Inputs.particles)
    #expect(try DragProcess(["run", file, "--output", path, "--keep-samples"]).status == 0)
    let before = try numbers(path)
    let kept = try Data(contentsOf: URL(fileURLWithPath: path + ".checkpoint"))
    #expect(try DragProcess(["run", file, "--resume", path, "--keep-samples"]).status == 0)
    #expect(try numbers(path) == before)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: path + ".checkpoint")).starts(with: kept))
  }
}
