import Foundation
import ResultFiles
import TestFiles
import Testing

/// Who may write an output, and what becomes of what was there.
@Suite struct OutputTests {
  // A run that lasts longer than any test.
  private static let long = Inputs.microscopic.replacing("262144", with: "1e9")

  @Test func `of three runs on one output one writes and two are refused at their start`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.input(Self.long)
    let path = folder.url("a.nc").path
    let children = try (0..<3).map { number in
      let place = folder.url("\(number)").path
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      return try DragChild(["run", file, "--output", path, "--no-progress"], in: place)
    }
    while children.count(where: \.isRunning) > 1 { usleep(2000) }
    let winner = try #require(children.first { $0.isRunning })
    let refusal =
      "drag: cannot write \(path) (process \(winner.process) on \(ProcessInfo.processInfo.hostName) is "
      + "going to: \(path).lock); wait for it, or give another --output\n"
    for child in children where !child.isRunning {
      #expect(child.wait() == 64)
      #expect(child.messages == refusal && child.output.isEmpty)
    }
    winner.waitFor(file: path + ".checkpoint")
    winner.send(SIGTERM)
    #expect(winner.wait() == 75)
    #expect(!folder.names.contains("a.nc.lock"))
  }

  @Test func `after a run that was killed the next one starts`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let child = try DragChild(
      ["run", folder.input(Self.long), "--output", path, "--no-progress"], in: folder.path)
    child.waitFor(file: path + ".checkpoint")
    child.send(SIGKILL)
    #expect(child.wait() == -SIGKILL)
    #expect(folder.names.contains("a.nc.lock"))
    let process = try DragProcess(
      ["run", folder.input(Inputs.pairs), "--output", path, "--no-progress"])
    #expect(process.status == 0, "\(process.messages)")
    #expect(!folder.names.contains("a.nc.lock"))
  }

  @Test func `a finished result in the way is kept, and it is said`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let words = try ["run", folder.input(Inputs.pairs), "--output", path, "--no-progress"]
    #expect(try DragProcess(words).messages == "wrote \(path)\n")
    let first = try Data(contentsOf: URL(fileURLWithPath: path))
    let second = try DragProcess(words + ["--seed", "2"])
    #expect(second.status == 0)
    #expect(
      second.messages
        == "the result that was there is now \(path).previous\nwrote \(path)\n")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".previous")) == first)
    #expect(try ResultFile.read(path).attribute("seed")?.unsigneds == [2])
  }

  @Test func `a folder of results names its files`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("out").path
    let input = try folder.input(Inputs.sweep.replacing("262144", with: "16384"))
    let process = try DragProcess(["compare", input, "--output", path, "--no-progress"])
    #expect(process.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let said = try #require(process.messages.firstMatch(of: /wrote (.*)\n/)).output.1
    #expect(
      said.components(separatedBy: ", ").sorted()
        == names.filter { !$0.hasSuffix(".checkpoint") }.map { "\(path)/\($0)" })
    #expect(names.contains("report.html") && names.contains("report.md"))
    #expect(names.contains { $0.hasSuffix(".svg") } && !names.contains { $0.hasSuffix(".pdf") })
  }
}
