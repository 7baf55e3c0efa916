import Foundation
import ResultFiles
import TestFiles
import Testing

@Suite struct ReproduceTests {
  @Test func `a result is repeated from its own file to the bit`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    let input = try folder.input(Inputs.soft)
    #expect(
      try DragProcess(["run", input, "--seed", "9", "--threads", "1", "--output", path]).status
        == 0)
    // Neither the input file nor the command line is needed any more.
    try FileManager.default.removeItem(atPath: input)
    let process = try DragProcess(["reproduce", path, "--no-progress", "--threads", "2"])
    #expect(process.status == 0)
    #expect(process.output.hasPrefix("reproduced: "))
    #expect(process.output.hasSuffix(" variables are the same to the bit\n"))
    #expect(process.messages.isEmpty)
  }

  /// Commands, their input, and where in what `--output` names the numbers are.
  private static let commands: [(command: [String], input: String, file: String)] = [
    (["run", "--seeds", "3"], Inputs.soft.replacing("262144", with: "32768"), ""),
    (["run"], Inputs.particles.replacing("duration: 40", with: "duration: 20"), ""),
    (["response"], Inputs.soft.replacing("262144", with: "32768"), ""),
    (["spectrum"], Inputs.soft.replacing("262144", with: "32768"), ""),
    (
      ["compare", "--extrapolate"], Inputs.soft.replacing("262144", with: "32768"), "/results.nc"
    ),
    (["converge"], Inputs.soft.replacing("262144", with: "16384"), "/converge.nc"),
    (
      ["converge"], Inputs.particles.replacing("duration: 40", with: "duration: 1"), "/converge.nc"
    ),
  ]

  @Test(arguments: commands)
  func `results of all commands are repeated`(
    command: [String], input: String, file: String
  ) throws {
    let folder = try TemporaryFolder()
    let path = folder.url("out").path
    let run = try DragProcess(
      [command[0], try folder.input(input)] + command.dropFirst()
        + ["--output", path, "--threads", "1"])
    #expect(run.status == 0)
    let process = try DragProcess(["reproduce", path + file, "--no-progress", "--threads", "2"])
    #expect(process.status == 0, "\(process.output)\(process.messages)")
    #expect(process.output.hasPrefix("reproduced: "))
  }

  @Test func `a fit is repeated from its own file, its data included`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("out").path
    let data = try folder.write(
      "data.txt", "wires.mismatch rho_D error\n-0.5 8e-7 1e-7\n0 9e-7 1e-7\n0.5 8e-7 1e-7\n")
    let input = try folder.input(
      """
      wires: {mean_fermi_energy: 2}
      interaction: {interwire: {form: gaussian, strength: 1, length: 20}}
      collisions: {triples: {kernel: soft-model, lambda: [1e-3, 1e-3], length: 20}}

      """)
    let run = try DragProcess([
      "fit", input, "--data", data, "--engine", "fokker-planck", "--free",
      "collisions.triples.lambda=1e-5:1", "--output", path, "--no-progress",
    ])
    #expect(run.status == 0, "\(run.messages)")
    try FileManager.default.removeItem(atPath: data)
    let process = try DragProcess(["reproduce", path + "/fit.nc", "--no-progress"])
    #expect(process.status == 0, "\(process.output)\(process.messages)")
    #expect(process.output.hasPrefix("reproduced: "))
    let best = try DragProcess(["fokker-planck", path + "/best.yaml", "--json"])
    #expect(best.status == 0, "\(best.messages)")
  }

  @Test func `other numbers are told and end with exit code 1`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    #expect(
      try DragProcess(["run", try folder.input(Inputs.soft), "--output", path]).status == 0)
    let data = try ResultFile.read(path)
    var other = Dataset()
    for dimension in data.dimensions { other.add(dimension) }
    other.attributes = data.attributes
    for variable in data.variables {
      var values = variable.values
      if variable.name == "drag_resistivity", let old = values.reals {
        values = .real(old.map { $0.nextUp })
      }
      other.add(
        DatasetVariable(
          variable.name, dimensions: variable.dimensions, values: values,
          longName: variable.longName, units: variable.units, attributes: variable.attributes))
    }
    try ResultFile.write(other, to: path)
    let process = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(process.status == 1)
    #expect(process.output.hasPrefix("not reproduced: 1 of "))
    #expect(process.output.contains("\n  drag_resistivity: 1 of 1 values, up to "))
  }

  @Test func `info shows where a result comes from`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url("a.nc").path
    #expect(
      try DragProcess(["run", try folder.input(Inputs.soft), "--output", path]).status == 0)
    let text = try DragProcess(["info", path])
    #expect(text.status == 0)
    #expect(text.output.hasPrefix("title         soft model\n"))
    #expect(text.output.contains("\nself-checks   passed\n"))
    #expect(text.output.contains("\n  collisions.triples.mu_1: 0.01 D2, or reduced units (given)"))
    let json = try DragProcess(["info", path, "--json"]).json()
    #expect(try json.text("input_text") == Inputs.soft)
    let keeping = ["run", try folder.input(Inputs.pairs), "--output", path, "--keep-samples"]
    #expect(try DragProcess(keeping).status == 0)
    let checkpoint = try DragProcess(["info", path + ".checkpoint"])
    #expect(checkpoint.status == 65)
    #expect(
      checkpoint.messages.hasPrefix(
        "drag: could not read \(path).checkpoint (it does not end as the files of this program do"))
  }
}
