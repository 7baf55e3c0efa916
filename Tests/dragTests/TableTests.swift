import Foundation
import ResultFiles
import TestFiles
import Testing

/// Runs with potentials and fields from tables.
@Suite struct TableTests {
  /// The potential of the references: V(q) = 0.5 exp(-2 q^2) at eps_F/T = 3, pairs only.
  static func gaussian(_ momenta: [Double]) -> String {
    momenta.map { "\($0) \(0.5 * exp(-2 * $0 * $0))\n" }.joined()
  }

  static func rows(from low: Double = 0, to high: Double) -> [Double] {
    (0...Int(((high - low) / 0.05).rounded())).map { low + 0.05 * Double($0) }
  }

  static let input = """
    wires: {fermi_energy: [3, 3]}
    interaction: {interwire: {form: tabulated, file: V.dat}}
    solve: {samples: 65536}

    """
  /// rho_D of the true potential, by quadrature.
  static let reference = 3.9444e-5

  /// Tables with how much they leave open, at least and at most.
  static let tables: [(rows: String, open: ClosedRange<Double>, place: String)] = [
    ("0 0.5\n4 0\n", 0.9...1.1, "between its rows, most of it from q = 0 to 4 sqrt(mT)"),
    (gaussian(rows(from: 0.5, to: 4)), 0.3...0.6, "below its first row from q = 0 to 0.5"),
    (gaussian(rows(to: 0.5)), 0.6...20, "beyond its last row from q = 0.5 to "),
  ]

  @Test(arguments: tables)
  func `a table that is too short or too coarse says how much it leaves open`(
    rows: String, open: ClosedRange<Double>, place: String
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", rows)
    let path = try folder.input(Self.input)
    let json = try DragProcess(["run", path, "--json", "--no-progress"]).json()
    let uncertainty = try json.number("table_uncertainty")
    #expect(open.contains(uncertainty))
    let rho = try json.object("drag_resistivity").number("value")
    #expect(abs(rho / Self.reference - 1) > 0.2)
    let text = try DragProcess(["run", path, "--no-progress"]).output
    #expect(text.contains("\n  left open by tables    "))
    #expect(text.contains("\n  WARNING: interaction.interwire.file leaves open more of the answer"))
    #expect(text.contains(place))
    // Answers that are not sampled are warned of as well.
    for command in ["fokker-planck", "closed-form"] {
      let process = try DragProcess([command, path])
      #expect(process.output.contains("  WARNING: interaction.interwire.file leaves open"))
    }
  }

  @Test func `a table that is long and fine enough is left alone`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", Self.gaussian(Self.rows(to: 4)))
    let path = try folder.input(Self.input)
    let json = try DragProcess(["run", path, "--json", "--no-progress"]).json()
    #expect(try json.number("table_uncertainty") < 1e-3)
    let rho = try json.object("drag_resistivity")
    let gap = abs(try rho.number("value") - Self.reference)
    // 4 standard errors: fails once in 15,000 runs.
    #expect(gap < 4 * (try rho.number("standard_error")))
    #expect(
      !(try DragProcess(["run", path, "--no-progress"]).output.contains("WARNING: interaction")))
  }

  @Test func `a run is repeated whatever becomes of its table`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("V.dat", Self.gaussian(Self.rows(to: 4)))
    let path = folder.url("a.nc").path
    #expect(try DragProcess(["run", try folder.input(Self.input), "--output", path]).status == 0)
    let data = try ResultFile.read(path)
    #expect(data.attribute("table_names")?.texts == ["V.dat"])
    #expect(data.attribute("table_text_1")?.texts == [Self.gaussian(Self.rows(to: 4))])
    #expect(try DragProcess(["info", path]).output.contains("\ntable         V.dat (hash "))

    let same = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(same.status == 0)
    #expect(same.output.hasSuffix(" variables are the same to the bit\n"))

    _ = try folder.write("V.dat", Self.gaussian(Self.rows(to: 3)))
    let edited = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(edited.status == 0)
    #expect(
      edited.output.hasSuffix(
        " variables are the same to the bit\n\(table) has changed since: the copy in the result was "
          + "run\n"))

    try FileManager.default.removeItem(atPath: table)
    let moved = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(moved.status == 0)
    #expect(moved.output.hasSuffix("\n\(table) is not found: the copy in the result was run\n"))
  }

  @Test func `a table of fields is kept as well, and with it the potential's`() throws {
    let folder = try TemporaryFolder()
    let fields = try folder.write("E.dat", "0 0 0\n1 0.5 -0.5\n5 0.5 -0.5\n")
    _ = try folder.write("V.dat", Self.gaussian(Self.rows(to: 4)))
    let path = folder.url("a.nc").path
    let input = try folder.input(
      Inputs.particles.replacing("duration: 40", with: "duration: 2")
        .replacing(
          "{form: gaussian, strength: 1.5, length: 0.7}", with: "{form: tabulated, file: V.dat}")
        + "fields: {shape: table, file: E.dat}\n")
    let run = try DragProcess(["run", input, "--output", path, "--no-progress"])
    #expect(run.status == 0, "\(run.messages)")
    #expect(try ResultFile.read(path).attribute("table_names")?.texts == ["V.dat", "E.dat"])
    _ = try folder.write("E.dat", "0 0 0\n1 5 -5\n5 0.5 -0.5\n")
    let process = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(process.status == 0)
    #expect(process.output.contains("\n\(fields) has changed since: "))
  }

  @Test func `a table that a result of an older version does not keep is not called a fault`()
    throws
  {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", Self.gaussian(Self.rows(to: 4)))
    let path = folder.url("a.nc").path
    #expect(try DragProcess(["run", try folder.input(Self.input), "--output", path]).status == 0)
    var data = try ResultFile.read(path)
    data.attributes.removeAll { $0.name.hasPrefix("table_") }
    try ResultFile.write(data, to: path)
    _ = try folder.write("V.dat", "0 0.5\n4 0\n")
    let process = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(process.status == 1)
    #expect(process.output.contains("\n  V.dat is not kept in this result of an older version: "))
    #expect(process.output.hasSuffix("\n  With another table the numbers are other ones.\n"))
    #expect(!process.output.contains("please report"))
  }

  @Test func `a copy that was damaged is not run`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("V.dat", Self.gaussian(Self.rows(to: 4)))
    let path = folder.url("a.nc").path
    #expect(try DragProcess(["run", try folder.input(Self.input), "--output", path]).status == 0)
    var data = try ResultFile.read(path)
    data.attributes = data.attributes.map {
      $0.name == "table_text_1" ? .init("table_text_1", .text("0 0.5\n4 0\n")) : $0
    }
    try ResultFile.write(data, to: path)
    let process = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(process.status == 65)
    #expect(
      process.messages
        == "drag: \(path) cannot be repeated (its copy of V.dat is damaged); run the input file again\n"
    )
  }

  @Test func `a table of a megabyte is kept and repeated`() throws {
    let folder = try TemporaryFolder()
    let momenta = (0..<30_000).map { 2e-4 * Double($0) }
    let table = try folder.write("V.dat", Self.gaussian(momenta))
    let path = folder.url("a.nc").path
    #expect(try DragProcess(["run", try folder.input(Self.input), "--output", path]).status == 0)
    try FileManager.default.removeItem(atPath: table)
    let process = try DragProcess(["reproduce", path, "--no-progress"])
    #expect(process.status == 0)
    #expect(process.output.hasPrefix("reproduced: "))
  }
}
