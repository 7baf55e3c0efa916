import Checkpoints
import Foundation
import Input
import ResultFiles
import Studies
import Synchronization
import Verification
import WirePhysics

extension RepeatedWork {
  func read(in folder: String) throws {
    try "0 1\n0.5 0.8\n2 0.1\n".write(
      toFile: "\(folder)/V.dat", atomically: true, encoding: .utf8)
    let path = "\(folder)/input.yaml"
    for text in [Self.soft, Self.microscopic, Self.evolving, Self.tabulated] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      _ = try InputFile.read(path: path).configurations.map(\.doubleWire.pairDiffusion)
    }
  }

  func refuse(in folder: String) {
    let path = "\(folder)/input.yaml"
    for text in Self.malformed {
      try? text.write(toFile: path, atomically: true, encoding: .utf8)
      do {
        _ = try InputFile.read(path: path)
        preconditionFailure("this input is well formed: \(text)")
      } catch { _ = "\(error)" }
    }
    _ = try? InputFile.read(path: folder)
    _ = try? InputFile.read(path: "\(folder)/nothing.yaml")
  }

  func writeAndRead(_ path: String) throws {
    for _ in 0..<3 {
      try ResultFile.write(Self.data, to: path)
      guard try ResultFile.read(path) == Self.data else { preconditionFailure("it has changed") }
    }
    // A place that cannot be written, a name that cannot be expressed.
    _ = try? ResultFile.write(Self.data, to: "\(path)/below/a/file.nc")
    var strange = Self.data
    strange.add(.init("a/b", size: 2))
    _ = try? ResultFile.write(strange, to: path)
  }

  func damage(_ path: String) throws {
    try ResultFile.write(Self.data, to: path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var changed = whole
    changed[whole.count / 2] ^= 1
    for bytes in [changed, whole.prefix(whole.count / 2), Data()] {
      try bytes.write(to: URL(fileURLWithPath: path))
      if (try? ResultFile.read(path)) != nil { preconditionFailure("the damage was not seen") }
      if (try? StoredResult(path: path)) != nil { preconditionFailure("the damage was not seen") }
    }
    _ = try? ResultFile.read("\(path).missing")
    _ = try? CheckpointFile(resuming: path)
  }

  /// Interrupts studies of both engines on their way, then ends them.
  func stopAndGoOn(_ output: String) throws {
    for (text, questions) in [(Self.soft, 1), (Self.evolving, 300)] {
      let input = try Self.parse(text)
      let folder = CheckpointFile(besideResult: output)
      for patience in [questions, .max] {
        let left = Atomic(patience)
        let keeper = CheckpointKeeper(
          file: folder, resuming: patience == .max ? folder : nil,
          isInterrupted: { left.subtract(1, ordering: .relaxed).newValue < 0 })
        do {
          _ = try input.outcome(of: .steadyState(of: input), threads: 1, keeper: keeper)
        } catch is RunInterruption where patience != .max {}
      }
      try FileManager.default.removeItem(atPath: folder.path)
    }
  }

  /// Every kind of variable and attribute.
  private static let data: Dataset = {
    var data = Dataset()
    data.attributes = [
      .init("title", .text("a title")), .init("names", .text(["one", "two"])),
      .init("count", .integer([3])), .init("seed", .unsigned([7])), .init("share", .real([0.5])),
    ]
    data.add(.init("row", size: 300))
    let values: [(String, DatasetValues)] = [
      ("real", .real((0..<300).map(Double.init))), ("whole", .integer((0..<300).map(Int64.init))),
      ("large", .unsigned((0..<300).map(UInt64.init))), ("word", .text((0..<300).map { "w\($0)" })),
    ]
    for (name, values) in values {
      data.add(
        DatasetVariable(
          name, dimensions: ["row"], values: values, longName: "a variable", units: "1"))
    }
    return data
  }()
}
