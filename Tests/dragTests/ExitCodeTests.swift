import Foundation
import TestFiles
import Testing

@Suite struct ExitCodeTests {
  @Test(
    arguments: [
      [], ["fly"], ["run"], ["run", "input.yaml", "--sed", "1"],
      ["run", "input.yaml", "--threads", "0"], ["run", "input.yaml", "--seed", "-1"],
      ["kernel", "input.yaml", "--wires", "1,1,3", "--momenta", "1,2,3", "--angle", "1"],
      ["kernel", "input.yaml", "--wires", "1,1", "--momenta", "1,2,3", "--angle", "1"],
      ["kernel", "input.yaml", "--wires", "1,1,2", "--momenta", "1,2,x", "--angle", "1"],
      ["kernel", "input.yaml", "--wires", "1,1,2", "--momenta", "1,2,3", "--angle", "nan"],
      ["explain", "no.such.key"],
    ])
  func `wrong usage is exit code 64 with nothing on standard output`(words: [String]) throws {
    let process = try DragProcess(words)
    if words.isEmpty {
      // No command is a request for help.
      #expect(process.status == 0 && process.output.contains("SUBCOMMANDS"))
    } else {
      #expect(process.status == 64)
      #expect(process.output.isEmpty)
      #expect(!process.messages.isEmpty)
    }
  }

  @Test(arguments: ["run", "fokker-planck", "closed-form", "compare"])
  func `a wrong input file is exit code 65`(command: String) throws {
    let missing = try DragProcess([command, "/nonexistent/input.yaml", "--json"])
    #expect(missing.status == 65)
    #expect(missing.output.isEmpty)
    let folder = try TemporaryFolder()
    let path = try folder.input(Inputs.pairs.replacing("fermi_energy", with: "fermi_enregy"))
    let misspelt = try DragProcess([command, path, "--json"])
    #expect(misspelt.status == 65)
    #expect(misspelt.output.isEmpty)
    #expect(misspelt.messages.contains("\(path):2:"))
    #expect(misspelt.messages.contains("fermi_energy"))
  }

  @Test func `an input that asks for what cannot be done is exit code 65`() throws {
    let nothing = try drag("run", Inputs.pairs + "\ncollisions: {pairs: 0}", "--json")
    #expect(nothing.status == 65)
    #expect(nothing.output.isEmpty)
    let uncoupled = try drag("fokker-planck", Inputs.pairs + "\ncollisions: {pairs: 0}")
    #expect(uncoupled.status == 65)
  }

  @Test func `a folder that does not exist is exit code 64, said before anything is computed`()
    throws
  {
    // A billion samples: nobody waits for them.
    let long = Inputs.pairs.replacing("65536", with: "1e9")
    let start = ContinuousClock.now
    let process = try drag("run", long, "--json", "--output", "/nonexistent/result.nc")
    #expect(process.status == 64)
    #expect(process.output.isEmpty)
    #expect(
      process.messages
        == "drag: cannot write /nonexistent/result.nc (there is no folder /nonexistent); make the "
        + "folder first, or correct the name\n")
    #expect(start.duration(to: .now) < .seconds(10))
  }

  @Test func `a result that cannot be written is exit code 70`() throws {
    // A name too long for any file system; its lock cannot be made.
    let folder = try TemporaryFolder()
    let path = folder.url(String(repeating: "x", count: 300)).path
    let process = try drag("run", Inputs.pairs, "--json", "--output", path)
    #expect(process.status == 70)
    #expect(process.messages.contains("File name too long"))
  }
}
