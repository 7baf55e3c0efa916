import Foundation
import ResultFiles
import TestFiles
import Testing

@Suite struct ResultFileTests {
  static var dataset: Dataset {
    var dataset = Dataset()
    dataset.add(Dataset.Dimension("mismatch", size: 3))
    dataset.add(Dataset.Dimension("wire", size: 2))
    dataset.attributes = [
      .init("title", .text("ultranarrow resonance, \u{394} = 0\nsecond line")),
      .init("empty", .text("")), .init("seed", .unsigned(.max)),
      .init("counts", .integer([1, -2])),
      .init("numbers", .real([0.1, .nan, .infinity])), .init("names", .text(["a", "", "c"])),
    ]
    dataset.add(
      DatasetVariable(
        "drag_resistivity", dimensions: ["mismatch"], values: .real([3.9e-5, .nan, -0.0]),
        longName: "drag resistivity", units: "hbar/(e^2 ...)",
        attributes: [.init("valid_min", .real(0))]))
    dataset.add(
      DatasetVariable(
        "density", dimensions: ["mismatch", "wire"], values: .real([1, 2, 3, 4, 5, 6]),
        longName: "electron density", units: "sqrt(mT)/hbar"))
    dataset.add(
      DatasetVariable(
        "samples", dimensions: ["mismatch"], values: .integer([1, .max, .min]),
        longName: "number of sampled collisions", units: "1"))
    dataset.add(
      DatasetVariable(
        "position", dimensions: ["wire"], values: .unsigned([0, .max]),
        longName: "position of the stream", units: "1"))
    dataset.add(
      DatasetVariable(
        "steady_state", dimensions: ["mismatch"], values: .text(["reached", "", "\u{3C1}"]),
        longName: "whether a steady state exists", units: ""))
    dataset.add(
      DatasetVariable("scalar", values: .real(2.5), longName: "one number", units: "T"))
    return dataset
  }

  @Test func `reading gives back what was written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/result.nc"
    try ResultFile.write(Self.dataset, to: path)
    #expect(try ResultFile.read(path) == Self.dataset)
    #expect(folder.names == ["result.nc"])
  }

  @Test func `an empty data set is a file too`() throws {
    let folder = try TemporaryFolder()
    try ResultFile.write(Dataset(), to: folder.path + "/empty.nc")
    #expect(try ResultFile.read(folder.path + "/empty.nc") == Dataset())
  }

  @Test func `a missing number differs from every other`() {
    #expect(DatasetValues.real(.nan) == .real(.nan))
    #expect(DatasetValues.real(.nan) != .real(0))
    #expect(DatasetValues.real(0.0) != .real(-0.0))
    #expect(DatasetValues.integer(1) != .real(1))
  }

  @Test func `files are written and read from many threads at once`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<32 {
        group.addTask {
          let name = "\(path)/\(index % 8).nc"
          try ResultFile.write(Self.dataset, to: name)
          return try ResultFile.read(name) == Self.dataset
        }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
    #expect(folder.names == (0..<8).map { "\($0).nc" })
  }

  @Test func `a name that the format does not allow is refused and leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/result.nc"
    var dataset = Dataset()
    dataset.add(DatasetVariable("a/b", values: .real(1), longName: "", units: "1"))
    let refused = dataset
    let error = #expect(throws: NetCDFError.self) { try ResultFile.write(refused, to: path) }
    #expect(
      error?.description
        == "could not define variable a/b (NetCDF: Name contains illegal characters); "
        + "this is a fault of the program or of its libraries: please report it")
    #expect(folder.names.isEmpty)
  }

  @Test func `what is no result file is refused`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.path + "/none.nc"
    let error = #expect(throws: FileError.self) { try ResultFile.read(missing) }
    #expect(
      error?.description
        == "could not read \(missing) (No such file or directory); check the name of the file")
    let text = try folder.write("text.nc", "this is a text, and not a short one\n")
    #expect(Self.complaint(text) == Self.noSeal(text))
    let folderError = #expect(throws: FileError.self) { try ResultFile.read("/tmp") }
    #expect(
      folderError?.description
        == "could not read /tmp (Is a directory); give the name of a file")
  }

  @Test func `a file that was cut short or changed is refused`() throws {
    let folder = try TemporaryFolder()
    let whole = folder.path + "/whole.nc"
    try ResultFile.write(Self.dataset, to: whole)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: whole)))
    let cut = try folder.write("cut.nc", Array(bytes.prefix(4096)))
    #expect(Self.complaint(cut) == Self.noSeal(cut))
    let empty = try folder.write("empty.nc", [])
    #expect(Self.complaint(empty) == Self.noSeal(empty))
    for place in [0, 1000, bytes.count - 25, bytes.count - 1] {
      var changed = bytes
      changed[place] ^= 0x10
      let path = try folder.write("changed.nc", changed)
      #expect(
        Self.complaint(path)
          == "could not read \(path) (its checksum is wrong: the file is damaged); "
          + "use an intact copy")
    }
  }

  private static func noSeal(_ path: String) -> String {
    "could not read \(path) (it does not end as the files of this program do: it was cut short, "
      + "or another program wrote it); use the file as drag wrote it"
  }

  private static func complaint(_ path: String) -> String? {
    #expect(throws: SealError.self) { try ResultFile.read(path) }?.description
  }
}
