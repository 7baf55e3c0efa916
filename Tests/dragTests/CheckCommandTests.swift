import Foundation
import TestFiles
import Testing

/// What `drag check` says before a run, and standard input.
@Suite struct CheckCommandTests {
  @Test func `a check tells points, processes, standing and cost, and writes nothing`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.input(
      Inputs.soft.replacing("samples: 262144", with: "target_error: 0.02")
        + "\nsweep: {wires.mismatch: {from: 0, to: 1, points: 5}}\n")
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let text = try DragProcess(["check", path])
    #expect(text.status == 0, "\(text.messages)")
    #expect(text.output.hasPrefix("\(path) is right\n"))
    for words in [
      "\n  points                 5\n    wires.mismatch [T]: 0, 0.25, 0.5, 0.75, 1\n",
      "\n  engine                 operator, until the error is 2 %\n",
      "\n  processes              pair (1,2), soft-intrawire (1,1), soft-intrawire (2,2)",
      "\n  time                   ", "\n  memory                 about ",
    ] {
      #expect(text.output.contains(words), "\(words)\n\(text.output)")
    }
    let json = try DragProcess(["check", path, "--json"]).json()
    #expect(try json.number("points") == 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == before)
  }

  @Test func `a check knows the regime of microscopic kernels, or why it is open`() throws {
    let folder = try TemporaryFolder()
    func regime(_ length: Double) throws -> (String, String) {
      let path = try folder.input(
        """
        wires: {mean_fermi_energy: 4, mismatch: 0}
        interaction:
          intrawire: {form: gaussian, strength: 0.1, length: \(length)}
          interwire: {form: gaussian, strength: 0.05, length: \(length)}
        collisions: {triples: {kernel: microscopic}}
        """)
      let pilot = try #require(
        try DragProcess(["check", path, "--json"]).json().objects("pilots").first)
      return (try pilot.text("regime"), try DragProcess(["check", path]).output)
    }
    let (soft, known) = try regime(8)
    #expect(soft == "ultranarrow resonance" && !known.contains("the regime is open"))
    let (hard, open) = try regime(0.7)
    #expect(hard == "microscopic kernels")
    #expect(open.contains("\n  NOTE: the regime is open: transfers are not small"), "\(open)")
  }

  /// The estimate of a run that takes a while, against the run itself: a pilot sees the speed of this very machine.
  @Test func `the time that a check foretells is that of the run`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.input(
      Inputs.soft.replacing("samples: 262144", with: "samples: 2e7"))
    let foretold = try DragProcess(["check", path, "--json"]).json().number("seconds")
    let start = Date()
    #expect(try DragProcess(["run", path, "--no-progress"]).status == 0)
    let taken = Date().timeIntervalSince(start)
    // Other tests share the machine: a factor of four either way; seen 0.9 alone.
    #expect(foretold > taken / 4 && foretold < 4 * taken, "\(foretold) s, \(taken) s")
  }

  @Test func `what cannot be run is refused by the check as well`() throws {
    let folder = try TemporaryFolder()
    let nothing = try folder.input(Inputs.pairs + "\ncollisions: {pairs: 0}\n")
    let process = try DragProcess(["check", nothing])
    #expect(process.status == 65 && process.output.isEmpty)
    #expect(process.messages.hasPrefix("drag: nothing collides"))
  }

  @Test func `an input comes from standard input, and complaints say so`() throws {
    let process = Process()
    process.executableURL = try DragProcess.executable()
    process.arguments = ["fokker-planck", "-", "--json"]
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    input.fileHandleForWriting.write(
      Data("wires: {fermi_energy: [3, 3]}\nsolve: {targte_error: 1}\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 65)
    let messages = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(messages.contains("standard input:2:9: solve.targte_error: there is no such key"))
  }
}
