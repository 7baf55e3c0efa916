#if os(Linux)
  import Foundation
  import Testing

  /// Memory and open files after the same work again and again.
  @Suite struct LeakTests {
    /// Repetitions before anything is counted: tables are made, and the libraries' caches fill.
    private static let warmUp = 3
    /// Repetitions that are counted.
    private static let repetitions = 5

    private static var isValidation: Bool {
      ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil
    }

    // In a process of its own, where nothing but the work changes the heap.
    @Test(arguments: isValidation ? RepeatedWork.allCases : RepeatedWork.brief)
    func `work that is repeated leaves nothing behind`(work: RepeatedWork) async {
      await #expect(processExitsWith: .success) { [work] in
        let folder = NSTemporaryDirectory() + "/drag-" + UUID().uuidString
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        Footprint.forgetErrors()
        for _ in 0..<Self.warmUp { try Footprint.inThread { try work.perform(in: folder) } }
        var (growth, files) = (Double.infinity, Int.max)
        // A leak grows each time; what the system's threads keep for themselves, once.
        for _ in 0..<3 where growth >= work.allowance || files != 0 {
          let before = try Footprint.now()
          for _ in 0..<Self.repetitions { try Footprint.inThread { try work.perform(in: folder) } }
          let after = try Footprint.now()
          growth = Double(after.bytes - before.bytes) / Double(Self.repetitions)
          files = after.files - before.files
        }
        #expect(growth < work.allowance, "\(work.rawValue): \(growth) bytes each time")
        #expect(files == 0, "\(work.rawValue) leaves \(files) files open")
      }
    }
  }
#endif
