internal import Foundation

/// Where and how a result came about: what a reader needs to trust it or to repeat it.
public struct Provenance: Sendable, Equatable {
  /// The program and its version.
  public var version: String
  /// The command line, its words quoted where a shell needs it.
  public var commandLine: String
  /// The time in UTC, ISO 8601.
  public var date: String
  /// The name of the machine.
  public var host: String
  /// The operating system.
  public var operatingSystem: String
  /// The processor: its name, the number of cores, and those of its instruction sets that matter.
  public var processor: String
  /// The compiler and whether it optimized.
  public var compiler: String

  /// Creates a record from its parts.
  public init(
    version: String, commandLine: String, date: String, host: String, operatingSystem: String,
    processor: String, compiler: String
  ) {
    self.version = version
    self.commandLine = commandLine
    self.date = date
    self.host = host
    self.operatingSystem = operatingSystem
    self.processor = processor
    self.compiler = compiler
  }

  /// Records this process, here and now.
  ///
  /// - Parameters:
  ///   - version: The program and its version.
  ///   - arguments: The words of the command line.
  public static func current(
    version: String, arguments: [String] = CommandLine.arguments
  ) -> Provenance {
    let process = ProcessInfo.processInfo
    return Provenance(
      version: version, commandLine: arguments.map(quoted).joined(separator: " "),
      date: Date().formatted(.iso8601), host: process.hostName,
      operatingSystem: process.operatingSystemVersionString,
      processor: ProcessorDescription.current, compiler: "\(swiftVersion), \(optimization)")
  }

  /// The record as attributes of a data set.
  public var attributes: [Dataset.Attribute] {
    [
      .init("version", .text(version)), .init("command_line", .text(commandLine)),
      .init("history", .text("\(date): \(commandLine)")), .init("date", .text(date)),
      .init("host", .text(host)), .init("operating_system", .text(operatingSystem)),
      .init("processor", .text(processor)), .init("compiler", .text(compiler)),
    ]
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.allSatisfy { $0.isLetter || $0.isNumber || "-_./=,:+@%".contains($0) }
    guard !plain || word.isEmpty else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  // The language offers no text of the compiler's version, only comparisons.
  private static var swiftVersion: String {
    #if compiler(>=6.5)
      "Swift 6.5 or later"
    #elseif compiler(>=6.4)
      "Swift 6.4"
    #elseif compiler(>=6.3)
      "Swift 6.3"
    #else
      "Swift 6.2"
    #endif
  }

  private static var optimization: String {
    #if DEBUG
      "not optimized"
    #else
      "optimized"
    #endif
  }
}

/// The version of the package, written into every result; `scripts/version.py` takes all others from here.
public let packageVersion = "1.0.0"

/// Names the processor, as far as the system tells.
package enum ProcessorDescription {
  /// The instruction sets whose presence changes speed or rounding of a kernel.
  private static let interesting: Set<String> = [
    "sse4_2", "avx", "avx2", "fma", "avx512f", "avx512dq", "asimd", "sve", "sve2",
  ]

  /// This machine's processor, as in `NAME, 2 cores, avx avx2 fma`.
  package static var current: String {
    describe(
      (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "",
      cores: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Picks the name and the instruction sets from the text of `/proc/cpuinfo`.
  package static func describe(_ text: String, cores: Int) -> String {
    var name = "unknown processor"
    var features: [String] = []
    for line in text.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      switch line[..<colon].trimmingCharacters(in: .whitespaces) {
      case "model name": name = value
      case "flags", "Features":
        features = value.split(separator: " ").map(String.init).filter(interesting.contains)
      default: continue
      }
    }
    let sets = features.isEmpty ? "" : ", " + features.joined(separator: " ")
    return "\(name), \(cores) \(cores == 1 ? "core" : "cores")\(sets)"
  }
}
