import Foundation
public import ResultFiles

/// Where a run stands, from the files that it has written.
public struct RunStatus: Sendable {
  /// What has become of a run.
  public enum State: String, Sendable {
    /// A process is at work on it.
    case running
    /// It was left before it was done.
    case stopped
    /// There is a result.
    case done
    /// There is nothing.
    case absent
  }

  /// The result file.
  public let file: String
  /// What has become of the run.
  public let state: State
  private let holder: String?
  private let standing: Standing?

  /// Looks at the files of a run.
  /// - Parameter name: its result file, or the folder that it is in.
  /// - Throws: What reading them throws.
  public init(of name: String) throws {
    let manager = FileManager.default
    let candidates = [name] + CheckpointFile.results(in: name)
    func isFile(_ path: String) -> Bool {
      var isFolder: ObjCBool = false
      return manager.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
    file =
      candidates.first { isFile($0) || manager.fileExists(atPath: $0 + ".checkpoint") } ?? name
    holder = OutputLock.holder(of: file)
    standing = try CheckpointFile(besideResult: file).standing()
    let isFinished = standing.map { $0.done >= $0.total } ?? true
    if holder != nil {
      state = .running
    } else if isFile(file) && isFinished {
      state = .done
    } else {
      state = standing == nil ? .absent : .stopped
    }
  }

  /// One line for a person.
  public var summary: String {
    switch state {
    case .absent: return "\(file): nothing there"
    case .done:
      return "\(file): done" + (standing.map { ", \(Self.count($0.total))" } ?? "")
    case .running, .stopped: break
    }
    var parts = [holder.map { "running (\($0))" } ?? "stopped"]
    if let standing {
      parts.append("\(standing.study), \(standing.done) of \(Self.count(standing.total)) done")
      let active = standing.active.map { $0.words.isEmpty ? $0.name : "\($0.name): \($0.words)" }
      if !active.isEmpty {
        parts.append("\(active.count) under way (\(active.joined(separator: "; ")))")
      }
      parts.append("\(max(0, standing.total - standing.done - active.count)) left")
      if let seconds = standing.secondsLeft { parts.append("about \(Self.time(seconds)) more") }
    }
    if state == .stopped { parts.append("go on with --resume \(file)") }
    return "\(file): " + parts.joined(separator: ", ")
  }

  /// The same as a JSON object.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("file", .string(file)), .init("state", .string(state.rawValue)),
    ]
    if let holder { members.append(.init("process", .string(holder))) }
    if let standing {
      members += [
        .init("study", .string(standing.study)), .init("total", .whole(standing.total)),
        .init("done", .whole(standing.done)),
        .init(
          "under_way",
          .array(
            standing.active.map { task in
              [
                "task": .string(task.name), "found": .string(task.words),
                "relative_error": task.relativeError.isNaN ? .null : .number(task.relativeError),
                "seconds_left": task.secondsLeft.isNaN ? .null : .number(task.secondsLeft),
              ]
            })),
        .init("left", .whole(max(0, standing.total - standing.done - standing.active.count))),
        .init("seconds_left", standing.secondsLeft.map { .number($0) } ?? .null),
      ]
    }
    return .object(members)
  }

  private static func count(_ total: Int) -> String {
    "\(total) \(total == 1 ? "task" : "tasks")"
  }

  /// A time in the unit that suits it.
  private static func time(_ seconds: Double) -> String {
    let (value, unit) =
      seconds < 120
      ? (seconds, "s") : seconds < 7200 ? (seconds / 60, "min") : (seconds / 3600, "h")
    return "\(Int(value.rounded(.up))) \(unit)"
  }
}
