import Input
import TestFiles
import Testing
import WirePhysics

@Suite struct TabulatedInputTests {
  static func text(_ units: String = "") -> String {
    """
    \(units)
    wires: {mean_fermi_energy: 3}
    interaction: {interwire: {form: tabulated, file: V.dat}}
    """
  }

  @Test func `a table beside the input is read with its comments`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", "# q V\r\n0 1\r\n\r\n0.5, 0.8  # middle\n 2e0\t.1\n")
    let path = try folder.write("in.yaml", Self.text())
    let run = try InputFile.read(path: path).configurations[0]
    let table = try TabulatedPotential(momenta: [0, 0.5, 2], values: [1, 0.8, 0.1])
    #expect(run.doubleWire.interwire == .tabulated(table))
  }

  @Test func `the columns of a table are in the units of the input`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", "0 100\n0.1 50\n")
    let units = UnitSystem(temperature: 4, effectiveMass: 0.067)
    let run = try configuration(
      Self.text("units: {system: SI, temperature: 4, effective_mass: 0.067}"), folder: folder.path)
    let table = try TabulatedPotential(
      momenta: [0, 0.1 / units.perNanometre],
      values: [100, 50].map { $0 / units.milliElectronVoltNanometre })
    #expect(run.doubleWire.interwire == .tabulated(table))
  }

  static let allowed = "each line holds two numbers, q and V(q), with q >= 0 increasing"

  @Test(
    arguments: [
      (
        "0 1\n1 x\n",
        "V.dat:2:3: interaction.interwire.file: x is not a finite number; \(allowed); "
          + "correct the number, or put # before a comment"
      ),
      (
        "0 1\n1 inf\n",
        "V.dat:2:3: interaction.interwire.file: inf is not a finite number; \(allowed); "
          + "correct the number, or put # before a comment"
      ),
      (
        "q V\n0 1\n",
        "V.dat:1:1: interaction.interwire.file: q is not a finite number; \(allowed); "
          + "correct the number, or put # before a comment"
      ),
      (
        "0 1\n\n1 0.5 0.1\n",
        "V.dat:3:1: interaction.interwire.file: there are 3 columns; \(allowed); "
          + "leave two columns, and put # before comments"
      ),
      (
        "0 1\n1\n",
        "V.dat:2:1: interaction.interwire.file: there are 1 columns; \(allowed); "
          + "leave two columns, and put # before comments"
      ),
      (
        "  -1 1\n0 2\n",
        "V.dat:1:3: interaction.interwire.file: q is negative; \(allowed); "
          + "leave out the negative half: V(q) is even"
      ),
      (
        "0 1\n1 0.5\n1 0.4\n",
        "V.dat:3:1: interaction.interwire.file: q does not exceed the one before it; \(allowed); "
          + "sort the table and remove repeated lines"
      ),
      (
        "# nothing\n",
        "V.dat:1:1: interaction.interwire.file: the table has 0 rows; "
          + "interpolation needs at least two; add more points"
      ),
      (
        "0 1\n\u{1}\n",
        "V.dat:2:1: interaction.interwire.file: there is a control character (code 1); "
          + "input files are plain text; save the file as UTF-8 text"
      ),
    ])
  func `a malformed table is refused at its own line`(table: String, message: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", table)
    let path = folder.path
    let error = #expect(throws: InputError.self) {
      try InputFile.parse(text: Self.text(), name: "in.yaml", folder: path)
    }
    #expect(error?.description == message)
  }

  @Test func `a missing table is reported where it is named`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let error = #expect(throws: InputError.self) {
      try InputFile.parse(text: Self.text(), name: "in.yaml", folder: path)
    }
    #expect(
      error?.description
        == "in.yaml:3:50: interaction.interwire.file: V.dat: the file cannot be read; "
        + "No such file or directory; check the name of the file")
  }
}
