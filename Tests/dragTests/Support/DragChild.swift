import Foundation

/// A running `drag` that a test may end at any moment.
final class DragChild {
  private let process = Process()
  private let folder: String

  /// Starts `drag` with the given words; what it says goes to files in `folder`.
  init(_ arguments: [String], in folder: String) throws {
    self.folder = folder
    process.executableURL = try DragProcess.executable()
    process.arguments = arguments
    for (name, isOutput) in [("stdout", true), ("stderr", false)] {
      let url = URL(fileURLWithPath: "\(folder)/\(name)")
      try Data().write(to: url)
      let handle = try FileHandle(forWritingTo: url)
      if isOutput { process.standardOutput = handle } else { process.standardError = handle }
    }
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Whether it has not ended yet.
  var isRunning: Bool { process.isRunning }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end.
  /// - Returns: The exit code, or minus the signal that ended it.
  func wait() -> Int32 {
    process.waitUntilExit()
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal ? -status : status
  }

  /// Waits until a file exists or the program has ended.
  func waitFor(file: String) {
    while isRunning && !FileManager.default.fileExists(atPath: file) { usleep(2000) }
  }

  /// Standard error so far.
  var messages: String {
    (try? String(contentsOfFile: "\(folder)/stderr", encoding: .utf8)) ?? ""
  }
}
