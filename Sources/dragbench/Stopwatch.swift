import Foundation

/// Measures the time of the processor, so that other work on the machine does not count.
enum Stopwatch {
  /// The processor seconds that this process spends on a piece of work, all threads together.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }
}
