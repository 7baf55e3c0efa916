import Foundation
import TestFiles

/// One call of the executable that was built together with these tests.
struct DragProcess {
  /// The exit code.
  let status: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let messages: String

  /// Runs `drag` with the given words.
  /// - Parameter changes: variables of the environment that are set, or taken away.
  init(_ arguments: [String], environment changes: [String: String?] = [:]) throws {
    let process = Process()
    process.environment = changes.reduce(into: ProcessInfo.processInfo.environment) {
      $0[$1.key] = $1.value
    }
    process.executableURL = try Self.executable()
    process.arguments = arguments
    // Files, not pipes: a pipe that nobody empties would block a talkative process.
    let folder = try TemporaryFolder()
    let (outURL, errorURL) = (folder.url("out"), folder.url("err"))
    try Data().write(to: outURL)
    try Data().write(to: errorURL)
    process.standardOutput = try FileHandle(forWritingTo: outURL)
    process.standardError = try FileHandle(forWritingTo: errorURL)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: try Data(contentsOf: outURL), as: UTF8.self)
    messages = String(decoding: try Data(contentsOf: errorURL), as: UTF8.self)
  }

  /// The one JSON object on standard output; a second one, or anything else there, is an error.
  func json() throws -> JSONObject {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    guard let object = value as? [String: Any] else { throw JSONObject.Missing(key: "{...}") }
    return JSONObject(members: object)
  }

  /// The names on the top level in the order in which they are printed.
  func keys() throws -> Set<String> { Set(try json().members.keys) }

  struct NotBuilt: Error {}

  /// `drag` stands in the products folder, beside the test bundle.
  static func executable() throws -> URL {
    let starts =
      [Bundle.main.executableURL, Bundle.main.bundleURL].compactMap { $0 }
      + CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(fileURLWithPath: $0) }
    for start in starts {
      var folder = start
      while folder.path.count > 1 {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("drag")
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
          !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: candidate.path)
        {
          return candidate
        }
      }
    }
    throw NotBuilt()
  }
}

/// Writes an input and runs `drag COMMAND INPUT ...` on it.
func drag(_ command: String, _ input: String, _ more: String...) throws -> DragProcess {
  let folder = try TemporaryFolder()
  return try DragProcess([command, try folder.input(input)] + more)
}
