import Foundation

/// Colours for a terminal, and for nothing else.
enum Paint {
  /// Whether standard output is a terminal that shows colours and a user who wants them (no-color.org).
  static let isOn: Bool = {
    let environment = ProcessInfo.processInfo.environment
    let isUnwanted = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return isatty(FileHandle.standardOutput.fileDescriptor) == 1 && !isUnwanted
  }()

  /// A summary with what must not be overlooked in colour.
  static func summary(_ text: String) -> String {
    guard isOn else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.contains("FAILED") || line.hasPrefix("not reproduced") { return paint(line, "1;31") }
      if line.contains("WARNING") { return paint(line, "31") }
      if line.contains("NOTE:") || line.contains("stands out") { return paint(line, "33") }
      if line.hasPrefix("  drag resistivity ") || line.hasPrefix("reproduced: ") {
        return paint(line, "1")
      }
      return String(line)
    }.joined(separator: "\n")
  }

  private static func paint(_ line: Substring, _ code: String) -> String {
    "\u{1B}[\(code)m\(line)\u{1B}[0m"
  }
}
