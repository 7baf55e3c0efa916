import Foundation

/// How long ago the session of this process began: a batch system starts one for each job.
package enum SessionAge {
  /// Seconds, where the system tells.
  static func seconds() -> Double? {
    func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
    guard let process = text("/proc/\(getsid(0))/stat"), let uptime = text("/proc/uptime") else {
      return nil
    }
    return seconds(process: process, uptime: uptime, ticks: Double(sysconf(Int32(_SC_CLK_TCK))))
  }

  /// Seconds, from the texts of `/proc/PROCESS/stat` and `/proc/uptime`.
  /// - Parameter ticks: ticks of the first text in a second.
  package static func seconds(process: String, uptime: String, ticks: Double) -> Double? {
    guard let name = process.lastIndex(of: ")"), ticks > 0,
      let now = uptime.split(separator: " ").first.flatMap({ Double($0) })
    else { return nil }
    // The twenty-second field; the name before may hold blanks.
    let fields = process[process.index(after: name)...].split(separator: " ")
    guard fields.count > 19, let start = Double(fields[19]) else { return nil }
    return max(0, now - start / ticks)
  }
}
