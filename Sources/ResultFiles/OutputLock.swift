internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A claim on an output: a file beside it that names the process which is going to write it.
///
/// It is made with a call that only one process can win (an exclusive `open`), so that it works on file systems
/// without locks. A claim outlives a process that was killed; whoever finds it tells whether the process is
/// still there: on the same machine by asking the system, on another one by the time at which the claim was
/// last renewed.
public final class OutputLock {
  /// Seconds without renewal after which a claim of another machine counts as left behind.
  static let patience = 120.0
  private static let renewal = 20

  private let path: String
  private let owner: String
  private let timer: any DispatchSourceTimer

  /// Claims an output.
  /// - Throws: ``OutputError`` if a living process holds it, ``FileError`` if the claim cannot be written.
  public init(on output: String) throws {
    path = output + ".lock"
    owner = Self.newClaim()
    try Self.claim(path, owner: owner, output: output)
    for file in [output, path] { AtomicFile.removeLeftovers(of: file) }
    timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + .seconds(Self.renewal), repeating: .seconds(Self.renewal))
    // Only the time of the file is renewed.
    timer.setEventHandler { [path] in _ = utimes(path, nil) }
    timer.activate()
  }

  /// Gives the output free.
  public func release() {
    timer.cancel()
    if Self.read(path) == owner { unlink(path) }
  }

  /// The process that is going to write an output, in words; nil if there is none that lives.
  public static func holder(of output: String) -> String? {
    let path = output + ".lock"
    guard let holder = read(path), !isLeftBehind(holder, path) else { return nil }
    return words(holder)
  }

  private static func claim(_ path: String, owner: String, output: String) throws {
    if try create(path, owner) { return }
    guard let holder = read(path) else {
      // Released in between.
      if try create(path, owner) { return }
      throw OutputError.held(output: output, holder: "another process")
    }
    guard isLeftBehind(holder, path) else {
      throw OutputError.held(output: output, holder: words(holder))
    }
    try replace(holder, path, owner)
    // Of several that find a dead claim at once the last one to replace it has it: all look again.
    usleep(300_000)
    if let now = read(path), now != owner {
      throw OutputError.held(output: output, holder: words(now))
    }
  }

  /// Puts a new claim in the place of a dead one, unless another process has.
  private static func replace(_ dead: String, _ path: String, _ owner: String) throws {
    // Written beforehand: nothing slow comes between the last look and the replacement.
    let ready = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
    guard try create(ready, owner) else { return }
    guard read(path) == dead, rename(ready, path) == 0 else {
      unlink(ready)
      return
    }
  }

  /// Whether this call made the file.
  private static func create(_ path: String, _ owner: String) throws -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw FileError("write \(path)")
    }
    defer { close(descriptor) }
    let bytes = Array(owner.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      let code = errno
      unlink(path)
      throw FileError("write \(path)", code: code)
    }
    return true
  }

  private static func read(_ path: String) -> String? {
    (try? BinaryFile.read(path)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Host, process, its start, as a number that is given out again belongs to another start, and a number that
  /// no other claim has.
  private static func newClaim() -> String {
    let process = ProcessInfo.processInfo
    return "\(process.hostName)\n\(getpid())\n\(start(of: getpid()) ?? "")\n"
      + "\(UInt64.random(in: 0...UInt64.max))"
  }

  private static func words(_ holder: String) -> String {
    let lines = holder.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2 else { return "another process" }
    return "process \(lines[1]) on \(lines[0])"
  }

  private static func isLeftBehind(_ holder: String, _ path: String) -> Bool {
    let lines = holder.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 3, let process = Int32(lines[1]) else {
      // Cut short by a full disk or a crash: only its age tells.
      return age(path) > patience
    }
    guard lines[0] == ProcessInfo.processInfo.hostName else { return age(path) > patience }
    if kill(process, 0) != 0, errno == ESRCH { return true }
    guard let started = start(of: process), !lines[2].isEmpty else { return false }
    return started != lines[2]
  }

  /// When a process started, in the words of the system; nil where it does not tell, empty for one that has ended and
  /// that nobody has asked about yet.
  private static func start(of process: Int32) -> String? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let name = text.lastIndex(of: ")")
    else { return nil }
    // The twenty-second field; the name before may hold blanks.
    let fields = text[text.index(after: name)...].split(separator: " ")
    guard fields.count > 19 else { return nil }
    return ["Z", "X"].contains(fields[0]) ? "" : String(fields[19])
  }

  /// Seconds since a file was written, by the clock of its file system.
  private static func age(_ path: String) -> Double {
    let probe = "\(path).\(getpid()).tmp"
    defer { unlink(probe) }
    var (then, now) = (stat(), stat())
    unlink(probe)
    guard (try? create(probe, "")) == true, stat(path, &then) == 0,
      stat(probe, &now) == 0
    else { return 0 }
    return Double(now.st_mtim.tv_sec - then.st_mtim.tv_sec)
  }
}

/// An output that cannot be used.
public enum OutputError: Error, Equatable, CustomStringConvertible {
  /// Its folder does not exist.
  case noFolder(output: String, folder: String)
  /// Another process is going to write it.
  case held(output: String, holder: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .noFolder(let output, let folder):
      "cannot write \(output) (there is no folder \(folder)); make the folder first, or correct the name"
    case .held(let output, let holder):
      "cannot write \(output) (\(holder) is going to: \(output).lock); wait for it, or give another --output"
    }
  }
}
