import Checkpoints
import Foundation
import ResultFiles
import TestFiles
import Testing

/// What a long sweep leaves on the disk while it goes on.
@Suite struct SweepSizeTests {
  private static let points = 300

  /// Cheap points; what a point under way has gathered is 0.6 MB.
  private static let sweep =
    Inputs.pairs.replacing("fermi_energy: [3, 3]", with: "mean_fermi_energy: 3")
    .replacing("samples: 65536", with: "target_error: 0.05, basis: {intervals: 12}") + """

      sweep:
        wires.mean_fermi_energy: {from: 2, to: 4, points: 30}
        wires.mismatch: {from: 0, to: 0.5, points: 10}
      """

  /// The files of a result, and their bytes.
  private static func files(_ folder: String) -> (count: Int, bytes: Int) {
    let manager = FileManager.default
    let names = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter {
      $0.hasPrefix("a.nc")
    }
    let sizes = names.compactMap {
      (try? manager.attributesOfItem(atPath: "\(folder)/\($0)"))?[.size] as? Int
    }
    return (names.count, sizes.reduce(0, +))
  }

  @Test func `a sweep keeps one small file, whatever the number of its points`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Self.sweep)
    let (path, whole) = (folder.url("a.nc").path, folder.url("whole.nc").path)
    let kept = CheckpointFile(besideResult: path)
    var words = ["run", file, "--output", path, "--checkpoint-every", "0", "--no-progress"]
    var most = (count: 0, bytes: 0)
    // Stopped in the middle, in two ways, and gone on with.
    for (least, signal) in [(100, SIGTERM), (200, SIGKILL), (Self.points, 0)] {
      let child = try DragChild(words, in: folder.path)
      // Once: a second one of its kind would end the program at once.
      var isSent = signal == 0
      while child.isRunning {
        let now = Self.files(folder.path)
        // The result itself is no checkpoint.
        if !folder.names.contains("a.nc") {
          most = (max(most.count, now.count), max(most.bytes, now.bytes))
        }
        let finished = (try? kept.stages().values.count { $0 == .finished }) ?? 0
        if !isSent, finished >= least {
          child.send(signal)
          isSent = true
        }
        usleep(20_000)
      }
      #expect(child.wait() == [SIGTERM: 75, SIGKILL: -SIGKILL, 0: 0][signal])
      words = ["run", file, "--resume", path, "--checkpoint-every", "0", "--no-progress"]
    }
    // The log, a copy of it under way, the claim of the output, the result under way.
    #expect(most.count <= 4)
    // A few kB a point, twice that before what has been replaced is left out, and some points under way.
    #expect(most.bytes < Self.points * 40_000 + 8_000_000, "\(most.bytes)")
    #expect(Self.files(folder.path).count == 1)
    #expect(
      try DragProcess(["run", file, "--output", whole, "--no-checkpoint", "--no-progress"]).status
        == 0)
    #expect(try numbers(path) == numbers(whole))
  }
}
