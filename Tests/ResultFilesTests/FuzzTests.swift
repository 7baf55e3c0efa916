import Foundation
import ResultFiles
import TestFiles
import Testing

/// Files changed at random: refused with a message, never a crash.
@Suite struct FuzzTests {
  private static let isValidation = ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil

  // A change of one bit or byte always changes the hash; of several, but once in 2^64 times.
  @Test func `a file with bytes changed, cut or added is refused`() throws {
    let folder = try TemporaryFolder()
    var data = Dataset()
    data.attributes = [.init("Conventions", .text("x"))]
    data.add(.init("point", size: 100))
    data.add(
      DatasetVariable(
        "v", dimensions: ["point"], values: .real((0..<100).map { Double($0) }), longName: "v",
        units: "1"))
    let path = folder.path + "/r.nc"
    try ResultFile.write(data, to: path)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    var dice = SplitMix(state: 2)
    for _ in 0..<(Self.isValidation ? 100_000 : 1000) {
      var changed = bytes
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: changed.removeLast(Int.random(in: 1...bytes.count, using: &dice))
      case 1: changed.append(UInt8.random(in: 0...255, using: &dice))
      case 2: changed.removeFirst(Int.random(in: 1...100, using: &dice))
      default:
        for _ in 0..<Int.random(in: 1...8, using: &dice) {
          changed[Int.random(in: 0..<bytes.count, using: &dice)] ^= UInt8.random(
            in: 1...255, using: &dice)
        }
      }
      if changed == bytes { continue }
      try Data(changed).write(to: URL(fileURLWithPath: path))
      #expect(throws: SealError.self) { try ResultFile.read(path) }
    }
  }
}
