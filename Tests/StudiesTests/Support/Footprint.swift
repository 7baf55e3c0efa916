#if os(Linux)
  import CMalloc
  import Foundation
  import Synchronization

  /// What a process holds: memory that was asked for and not given back, and open files.
  struct Footprint {
    /// Bytes in use on the heap, those in mappings of their own included.
    let bytes: Int
    /// Open file descriptors.
    let files: Int

    /// What this process holds now, to the byte.
    ///
    /// HDF5 keeps what it was given back in lists, which are emptied first.
    static func now() throws -> Footprint {
      _ = collectGarbage?()
      // Before the heap is looked at: the list is on it. One of the files is that of the listing itself.
      let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      let heap = mallinfo2()
      return Footprint(bytes: Int(heap.uordblks) + Int(heap.hblkhd), files: files)
    }

    /// Does work in a thread of its own, and waits for it.
    ///
    /// What a thread has given back stays at hand for it, and counts as in use, until the thread ends.
    static func inThread(_ work: @escaping @Sendable () throws -> Void) throws {
      let task = Task(work)
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { raw in
          Unmanaged<Task>.fromOpaque(raw.unsafelyUnwrapped).takeUnretainedValue().run()
          return nil
        }, Unmanaged.passUnretained(task).toOpaque())
      precondition(status == 0, "a thread cannot be made")
      pthread_join(thread, nil)
      try task.result.withLock { try $0.get() }
    }

    /// Stops the testing library from remembering where each error was thrown, and so each error.
    static func forgetErrors() {
      for name in ["_swift_willThrow", "_swift_willThrowTypedImpl"] {
        dlsym(dlopen(nil, RTLD_NOW), name)?.storeBytes(of: 0, as: Int.self)
      }
    }

    private final class Task: Sendable {
      private let work: @Sendable () throws -> Void
      let result = Mutex(Result<Void, any Error>.success(()))

      init(_ work: @escaping @Sendable () throws -> Void) { self.work = work }

      func run() { result.withLock { $0 = Result { try work() } } }
    }

    private typealias CollectGarbage = @convention(c) () -> Int32

    /// HDF5's `H5garbage_collect`, which is in the process since NetCDF needs it.
    private static let collectGarbage: CollectGarbage? = {
      guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "H5garbage_collect") else { return nil }
      return unsafeBitCast(symbol, to: CollectGarbage.self)
    }()
  }
#endif
