import Foundation
import RunFiles
import Testing

/// Runs that end before they are done.
@Suite struct KillTests {
  /// Soft and pair collisions at three points; microscopic ones, with weights of both signs; and the same
  /// with a target error, which takes both stages of a run.
  private static let inputs = [
    Inputs.soft.replacing("262144", with: "600000") + "\nsweep: {wires.mismatch: [0, 0.5, 1]}",
    Inputs.microscopic.replacing("262144", with: "1000000"),
    Inputs.microscopic.replacing("samples: 262144", with: "target_error: 0.002"),
  ]

  private static var isValidation: Bool {
    ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil
  }

  // Whenever the kill comes, the result is the same: this cannot fail by chance.
  @Test(arguments: inputs)
  func `a run that is killed again and again comes to the same bits`(input: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(input)
    let (whole, broken) = (folder.url("whole.nc").path, folder.url("broken.nc").path)
    #expect(try DragProcess(["run", file, "--output", whole]).status == 0)
    let expected = try numbers(whole)
    var kills = 0
    for repetition in 0..<(Self.isValidation ? 25 : 1) {
      kills += try Self.killUntilDone(
        input: file, output: broken, in: folder.path, seed: UInt64(repetition))
      #expect(try numbers(broken) == expected)
      try FileManager.default.removeItem(atPath: broken)
      try FileManager.default.removeItem(atPath: broken + ".checkpoint")
    }
    #expect(kills >= (Self.isValidation ? 100 : 2), "\(kills) kills")
    #expect(
      folder.names == ["input.yaml", "stderr", "stdout", "whole.nc", "whole.nc.checkpoint"])
  }

  /// Starts and kills until a run comes to its end; returns the number of kills.
  private static func killUntilDone(
    input: String, output: String, in folder: String, seed: UInt64
  ) throws -> Int {
    var random = SplitMix(state: seed)
    var kills = 0
    while true {
      let isStarted = FileManager.default.fileExists(atPath: output + ".checkpoint")
      let child = try DragChild(
        ["run", input, "--checkpoint-every", "0", "--no-progress"]
          + (isStarted ? ["--resume", output] : ["--output", output]), in: folder)
      // Longer and longer, so that every run ends.
      usleep(UInt32.random(in: 10_000...(120_000 + 60_000 * UInt32(kills)), using: &random))
      child.send(SIGKILL)
      let status = child.wait()
      if status == 0 { return kills }
      try #require(status == -SIGKILL, "\(child.messages)")
      kills += 1
      try checkFiles(output + ".checkpoint")
    }
  }

  /// Every file that has its final name is whole.
  private static func checkFiles(_ folder: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasSuffix(".nc") {
      #expect(throws: Never.self) { try ResultFile.read("\(folder)/\(name)") }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a run that is asked to stop says how to go on and does`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    // So long that it cannot end before the signal comes; when to stop may change on the way.
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let (whole, broken) = (folder.url("whole.nc").path, folder.url("broken.nc").path)
    let child = try DragChild(
      ["run", file, "--seed", "7", "--output", broken, "--checkpoint-every", "0"],
      in: folder.path)
    child.waitFor(file: broken + ".checkpoint/point-1.partial.nc")
    child.send(signal)
    #expect(child.wait() == 75)
    #expect(
      child.messages.hasSuffix(
        "drag: interrupted; \(broken).checkpoint holds what was done; "
          + "go on with: drag run \(file) --seed 7 --resume \(broken)\n"))
    let rounds = try #require(
      ResultFile.read(broken + ".checkpoint/point-1.partial.nc").attribute("rounds")?.integers)
    _ = try folder.input(
      Inputs.microscopic.replacing("262144", with: "\((rounds[0] + 2) * 5 * 32768)"))
    #expect(try DragProcess(["run", file, "--seed", "7", "--resume", broken]).status == 0)
    #expect(try DragProcess(["run", file, "--seed", "7", "--output", whole]).status == 0)
    #expect(try numbers(broken) == numbers(whole))
  }

  @Test func `without an output an interrupted run says that nothing was kept`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Inputs.microscopic.replacing("262144", with: "1e9"))
    let child = try DragChild(["run", file, "--no-progress"], in: folder.path)
    usleep(300_000)
    child.send(SIGTERM)
    #expect(child.wait() == 128 + SIGTERM)
    #expect(
      child.messages
        == "drag: interrupted, and nothing was kept (there is no --output); "
        + "with --output FILE.nc an interrupted run can go on\n")
    #expect(folder.names == ["input.yaml", "stderr", "stdout"])
  }
}

/// A small generator with a state of its own: delays are the same in every run of the tests.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
