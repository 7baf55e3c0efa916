public import Foundation

/// A folder that lives as long as one test.
public struct TemporaryFolder: ~Copyable {
  /// The name of the folder.
  public let path: String

  /// Makes a folder with a name of its own.
  public init() throws {
    let all = URL(fileURLWithPath: NSTemporaryDirectory())
    path = all.appendingPathComponent("drag-" + UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where a file of this name is.
  public func url(_ name: String) -> URL { URL(fileURLWithPath: "\(path)/\(name)") }

  /// Writes a file and returns its path.
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: url(name))
    return "\(path)/\(name)"
  }

  /// Writes a text file and returns its path.
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// Writes an input file and returns its path.
  public func input(_ text: String) throws -> String { try write("input.yaml", text) }

  /// The names of the files in the folder, sorted.
  public var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
