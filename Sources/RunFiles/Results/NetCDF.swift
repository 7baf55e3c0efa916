internal import CNetCDF
internal import Synchronization

/// What every call of the NetCDF library has in common: one lock and one way to fail.
///
/// The library (and HDF5 below it) is not thread safe, not even for different files. Every use
/// happens inside ``serialized(_:)``, so results may be written and read from any thread.
enum NetCDF {
  private static let lock = Mutex(())

  /// Runs `body` while no other thread is in the library.
  static func serialized<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock { _ in try body() }
  }

  /// Throws when a call of the library reports a failure.
  ///
  /// - Parameters:
  ///   - status: What the call returned.
  ///   - action: What was being done, as in "could not ...".
  static func check(_ status: Int32, _ action: @autoclosure () -> String) throws {
    guard status != NC_NOERR else { return }
    throw NetCDFError(code: status, action: action(), reason: String(cString: nc_strerror(status)))
  }
}
