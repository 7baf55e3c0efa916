import Checkpoints
import Foundation

/// A running `drag` that a test may end at any moment; it does not outlive the test, nor five minutes.
final class DragChild {
  private let child = Process()
  private let watch = DispatchSource.makeTimerSource()
  private let folder: String

  /// Starts `drag` with the given words; what it says goes to files in `folder`.
  /// - Parameter wrapper: a program that starts it in its own place, such as nohup.
  init(_ arguments: [String], in folder: String, under wrapper: String? = nil) throws {
    self.folder = folder
    // At once: a timer that never began must not be let go of, should what follows fail.
    watch.schedule(deadline: .now() + 300)
    watch.resume()
    let executable = try DragProcess.executable()
    child.executableURL = wrapper.map { URL(fileURLWithPath: $0) } ?? executable
    child.arguments = (wrapper == nil ? [] : [executable.path]) + arguments
    for (name, isOutput) in [("stdout", true), ("stderr", false)] {
      let url = URL(fileURLWithPath: "\(folder)/\(name)")
      try Data().write(to: url)
      let handle = try FileHandle(forWritingTo: url)
      if isOutput { child.standardOutput = handle } else { child.standardError = handle }
    }
    child.standardInput = FileHandle.nullDevice
    try child.run()
    // Whoever waits for it goes on and sees an end that was not expected.
    watch.setEventHandler { [process = child.processIdentifier] in kill(process, SIGKILL) }
  }

  deinit {
    watch.cancel()
    if child.isRunning { kill(child.processIdentifier, SIGKILL) }
  }

  /// Its number.
  var process: Int32 { child.processIdentifier }

  /// Whether it has not ended yet.
  var isRunning: Bool { child.isRunning }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(child.processIdentifier, signal) }

  /// Waits for the end.
  /// - Returns: The exit code, or minus the signal that ended it.
  func wait() -> Int32 {
    child.waitUntilExit()
    watch.cancel()
    let status = child.terminationStatus
    return child.terminationReason == .uncaughtSignal ? -status : status
  }

  /// Waits until a file exists or the program has ended.
  func waitFor(file: String) {
    while isRunning && !FileManager.default.fileExists(atPath: file) { usleep(2000) }
  }

  /// Waits until a log of checkpoints has that of a point under way, or the program has ended.
  func waitFor(checkpoint path: String, of name: String = "point-1") {
    let file = CheckpointFile(besideResult: String(path.dropLast(".checkpoint".count)))
    while isRunning && (try? file.stages()[name]) != .sampling { usleep(2000) }
  }

  /// Waits until it would catch a signal or has ended.
  func waitUntilItCatches(_ signal: Int32) {
    func isCaught() -> Bool {
      let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let line = status?.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
      let mask = line.flatMap { UInt64($0.dropFirst(7).drop(while: \.isWhitespace), radix: 16) }
      return (mask ?? 0) & 1 << UInt64(signal - 1) != 0
    }
    while isRunning && !isCaught() { usleep(2000) }
  }

  /// Waits until it has said something or has ended.
  func waitFor(message: String) {
    while isRunning && !messages.contains(message) { usleep(2000) }
  }

  /// Standard output so far.
  var output: String { (try? String(contentsOfFile: "\(folder)/stdout", encoding: .utf8)) ?? "" }

  /// Standard error so far.
  var messages: String {
    (try? String(contentsOfFile: "\(folder)/stderr", encoding: .utf8)) ?? ""
  }
}
