#if os(Linux)
  import Foundation
  import ResultFiles
  import Synchronization
  import TestFiles
  import Testing

  /// Claims on an output: of processes that live, that are gone, and of other machines.
  @Suite struct OutputLockTests {
    private static let host = ProcessInfo.processInfo.hostName

    /// When a process started, in clock ticks since the machine did.
    private static func start(of process: Int32) throws -> String {
      let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      let name = try #require(text.lastIndex(of: ")"))
      return String(text[text.index(after: name)...].split(separator: " ")[19])
    }

    /// Whether an output can be claimed; it is given free again.
    private static func isFree(_ output: String) throws -> Bool {
      do {
        try OutputPlace(file: output).claim().release()
        return true
      } catch is OutputError { return false }
    }

    /// Leaves a claim behind.
    private static func leave(_ lines: [String], on output: String, age: Double = 0) throws {
      let path = output + ".lock"
      try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
    }

    private static func sleeper() throws -> Process {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sleep")
      process.arguments = ["600"]
      try process.run()
      return process
    }

    @Test func `a second claim of a living process is refused with its name and host`() throws {
      let folder = try TemporaryFolder()
      let output = folder.path + "/a.nc"
      let lock = try OutputPlace(file: output).claim()
      let error = #expect(throws: OutputError.self) { try OutputPlace(file: output).claim() }
      #expect(
        error?.description
          == "cannot write \(output) (process \(getpid()) on \(Self.host) is going to: \(output).lock); "
          + "wait for it, or give another --output")
      // Another output is another claim.
      #expect(try Self.isFree(folder.path + "/b.nc"))
      lock.release()
      #expect(folder.names.isEmpty)
      #expect(try Self.isFree(output))
    }

    @Test func `a claim of another living process is respected, of one that was killed not`() throws
    {
      let folder = try TemporaryFolder()
      let output = folder.path + "/a.nc"
      let other = try Self.sleeper()
      let process = other.processIdentifier
      try Self.leave([Self.host, "\(process)", try Self.start(of: process), "1"], on: output)
      #expect(try !Self.isFree(output))
      kill(process, SIGKILL)
      other.waitUntilExit()
      #expect(try Self.isFree(output))
      #expect(folder.names.isEmpty)
    }

    @Test func `a process that has ended counts as gone before its parent asks about it`() throws {
      let folder = try TemporaryFolder()
      let output = folder.path + "/a.nc"
      var process = pid_t()
      let words: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sleep"), strdup("600"), nil]
      defer { for word in words { free(word) } }
      try #require(posix_spawn(&process, "/bin/sleep", nil, nil, words, nil) == 0)
      try Self.leave([Self.host, "\(process)", try Self.start(of: process), "1"], on: output)
      #expect(try !Self.isFree(output))
      kill(process, SIGKILL)
      // Not waited for: it stays in the list of processes.
      while try !String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8).contains(") Z ") {
        usleep(1000)
      }
      #expect(kill(process, 0) == 0)
      #expect(try Self.isFree(output))
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }

    @Test func `a number of a process that was given out again stops nobody`() throws {
      let folder = try TemporaryFolder()
      let output = folder.path + "/a.nc"
      // This very process, started at another time.
      try Self.leave([Self.host, "\(getpid())", "1", "1"], on: output)
      #expect(try Self.isFree(output))
      try Self.leave([Self.host, "\(getpid())", try Self.start(of: getpid()), "1"], on: output)
      #expect(try !Self.isFree(output))
    }

    @Test func `a claim of another machine counts while it is renewed`() throws {
      let folder = try TemporaryFolder()
      let output = folder.path + "/a.nc"
      // No process of this number is here.
      try Self.leave(["elsewhere", "1073741824", "1", "1"], on: output, age: 100)
      let error = #expect(throws: OutputError.self) { try OutputPlace(file: output).claim() }
      #expect(error == .held(output: output, holder: "process 1073741824 on elsewhere"))
      #expect(folder.names == ["a.nc.lock"])
      try Self.leave(["elsewhere", "1073741824", "1", "1"], on: output, age: 140)
      #expect(try Self.isFree(output))
    }

    @Test(arguments: ["", "x", "\u{0}\u{1}\n\n\n", "h\nnumber\nstart", "h\n1"])
    func `a file that is no claim counts while it is new`(text: String) throws {
      let folder = try TemporaryFolder()
      let output = folder.path + "/a.nc"
      try Self.leave([text], on: output)
      #expect(try !Self.isFree(output))
      try Self.leave([text], on: output, age: 140)
      #expect(try Self.isFree(output))
    }

    /// A lock on its way to the thread of the test, which alone uses it then.
    private struct Won: @unchecked Sendable {
      let lock: OutputLock
    }

    @Test func `of several that find a dead claim at once one wins`() throws {
      let folder = try TemporaryFolder()
      for round in 0..<5 {
        let output = folder.path + "/\(round).nc"
        try Self.leave([Self.host, "\(getpid())", "1", "1"], on: output)
        let locks = Mutex<[Won]>([])
        let refusals = Atomic(0)
        let group = DispatchGroup()
        for _ in 0..<8 {
          group.enter()
          Thread.detachNewThread {
            defer { group.leave() }
            do {
              let lock = try OutputPlace(file: output).claim()
              locks.withLock { $0.append(Won(lock: lock)) }
            } catch is OutputError { refusals.add(1, ordering: .relaxed) } catch {
              Issue.record(error)
            }
          }
        }
        group.wait()
        let winners = locks.withLock { $0 }
        #expect(winners.count == 1 && refusals.load(ordering: .relaxed) == 7)
        for winner in winners { winner.lock.release() }
        #expect(folder.names.isEmpty)
      }
    }

    @Test func `what a process left that was killed while it wrote is removed, nothing of others`()
      throws
    {
      let folder = try TemporaryFolder()
      let output = folder.url("a.nc").path
      let others = ["a.nc.b.nc.1x2y.tmp", "b.nc.1x2y.tmp", "a.nc.checkpoint", "a.nc..tmp", "a.tmp"]
      let left = ["a.nc.1x2y.tmp", "a.nc.9.tmp", "a.nc.lock.12-34.tmp", "a.nc.lock.12.tmp"]
      for name in others + left {
        try "half".write(to: folder.url(name), atomically: false, encoding: .utf8)
      }
      #expect(try Self.isFree(output))
      #expect(folder.names.sorted() == others.sorted())
    }

    @Test func `a folder that does not exist is named, a folder of results is made`() throws {
      let folder = try TemporaryFolder()
      let output = folder.path + "/none/a.nc"
      let error = #expect(throws: OutputError.self) { try OutputPlace(file: output).claim() }
      #expect(
        error?.description
          == "cannot write \(output) (there is no folder \(folder.path)/none); make the folder first, "
          + "or correct the name")
      let place = OutputPlace(folder: folder.path + "/none", result: "a.nc")
      try place.claim().release()
      #expect(folder.names == ["none"])
    }

    @Test func `a finished result in the way is moved, and the files are named`() throws {
      let folder = try TemporaryFolder()
      let place = OutputPlace(folder: folder.path, result: "a.nc")
      var data = Dataset()
      data.attributes = [.init("title", .text("first"))]
      let first = data
      #expect(try place.write(first) == ["wrote \(folder.path)/a.nc"])
      data.attributes = [.init("title", .text("second"))]
      #expect(
        try place.write(data, documents: [("b.txt", "text")]) == [
          "the result that was there is now \(folder.path)/a.nc.previous",
          "wrote \(folder.path)/a.nc, \(folder.path)/b.txt",
        ])
      #expect(try ResultFile.read(folder.path + "/a.nc") == data)
      #expect(try ResultFile.read(folder.path + "/a.nc.previous") == first)
      #expect(folder.names == ["a.nc", "a.nc.previous", "b.txt"])
    }
  }
#endif
