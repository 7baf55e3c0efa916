import Foundation
import ResultFiles
import TestFiles
import Testing

@Suite struct LongTextTests {
  @Test(arguments: [16_384, 16_385, 65_536, 3_000_000])
  func `texts of any length are kept beside variables`(length: Int) throws {
    var data = Dataset()
    let text = String(repeating: "0 0.5\n\u{E9}", count: length / 8) + "end"
    data.attributes = [
      .init("one", .text(text)), .init("two", .text(text)), .init("three", .text("3")),
    ]
    data.add(.init("point", size: 1))
    data.add(
      DatasetVariable(
        "D2", dimensions: ["point"], values: .real([1.5]), longName: "a number", units: "1",
        attributes: [.init("remark", .text(text))]))
    let folder = try TemporaryFolder()
    try ResultFile.write(data, to: folder.url("a.nc").path)
    #expect(try ResultFile.read(folder.url("a.nc").path) == data)
  }
}
