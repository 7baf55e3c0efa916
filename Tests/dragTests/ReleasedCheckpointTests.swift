import Foundation
import ResultFiles
import TestFiles
import Testing

/// The checkpoint that each release left (`scripts/release-files.sh`).
@Suite struct ReleasedCheckpointTests {
  private static let releases: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/releases")
    return
      ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil))
      ?? []).sorted { $0.path < $1.path }
  }()

  /// To the samples that the release would have drawn, or not at all: never to a mixture.
  @Test(arguments: releases)
  func `a run of a release goes on, or the refusal names its version`(release: URL) throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let checkpoints = folder.url("a.nc.checkpoint")
    try FileManager.default.createDirectory(at: checkpoints, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: release.appending(path: "resumed.checkpoint"),
      to: checkpoints.appending(path: "point-1.nc"))
    let process = try DragProcess([
      "run", release.appending(path: "resumed.yaml").path, "--resume", path, "--no-progress",
    ])
    guard process.status == 0 else {
      #expect(process.status == 65)
      #expect(process.messages.contains("(version \(release.lastPathComponent) wrote it, and "))
      return
    }
    let whole = try ResultFile.read(release.appending(path: "resumed.nc").path)
    let resumed = try ResultFile.read(path)
    for name in ["drag_resistivity", "drag_resistivity_error", "S", "S_error"] {
      let (old, new) = (try #require(whole[name]?.values.reals), resumed[name]?.values.reals)
      // The same samples: another processor rounds otherwise, but other samples differ by an error, 2e-3.
      #expect(try #require(new).count == old.count)
      for (a, b) in zip(old, new ?? []) { #expect(abs(b / a - 1) < 1e-7, "\(name)") }
    }
    #expect(resumed["samples"]?.values == whole["samples"]?.values)
  }

  @Test func `the first release left a checkpoint`() {
    #expect(Self.releases.map(\.lastPathComponent).contains("1.0.0"))
  }

  @Test func `samples of another generation are not gone on from`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let input = try folder.input(Inputs.pairs)
    #expect(try DragProcess(["run", input, "--output", path]).status == 0)
    let file = path + ".checkpoint/point-1.nc"
    var data = try ResultFile.read(file)
    data.attributes.removeAll { $0.name == "generation" || $0.name == "version" }
    data.attributes += [.init("generation", .integer([2])), .init("version", .text("1.9.0"))]
    try ResultFile.write(data, to: file)
    let process = try DragProcess(["run", input, "--resume", path, "--no-progress"])
    #expect(process.status == 65 && process.output.isEmpty)
    #expect(
      process.messages.hasPrefix(
        "drag: could not resume from \(file) (version 1.9.0 wrote it, and "))
    #expect(process.messages.hasSuffix("resume with that version, or start the run anew\n"))
  }
}
