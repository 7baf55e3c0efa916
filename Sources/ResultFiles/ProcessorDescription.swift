internal import Foundation

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
