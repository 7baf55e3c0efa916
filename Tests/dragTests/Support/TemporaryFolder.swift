import Foundation

/// A folder that lives as long as one test.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/drag-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Where a file of this name is.
  func url(_ name: String) -> URL { URL(fileURLWithPath: "\(path)/\(name)") }

  /// Writes an input file and returns its path.
  func input(_ text: String) throws -> String {
    try text.write(to: url("input.yaml"), atomically: true, encoding: .utf8)
    return url("input.yaml").path
  }

  /// The names of the files in the folder, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// Writes an input and runs `drag COMMAND INPUT ...` on it.
func drag(_ command: String, _ input: String, _ more: String...) throws -> DragProcess {
  let folder = try TemporaryFolder()
  return try DragProcess([command, try folder.input(input)] + more)
}
