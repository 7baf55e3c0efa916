internal import CNetCDF
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What every call of the NetCDF library has in common: one lock and one way to fail.
///
/// The library (and HDF5 below it) is not thread safe, not even for different files. Every use
/// happens inside ``serialized(_:)``, so results may be written and read from any thread.
enum NetCDF {
  private static let lock = Mutex(())

  /// Runs `body` while no other thread is in the library.
  static func serialized<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
    try lock.withLock { _ in
      silenceHDF5()
      return try body()
    }
  }

  private typealias SetErrorPrinting =
    @convention(c) (Int64, UnsafeRawPointer?, UnsafeRawPointer?) -> Int32

  /// HDF5's `H5Eset_auto2`, which is in the process since NetCDF needs it; none if hidden.
  private static let setErrorPrinting: SetErrorPrinting? = {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "H5Eset_auto2") else { return nil }
    return unsafeBitCast(symbol, to: SetErrorPrinting.self)
  }()

  /// Keeps HDF5 from printing its error stack to standard error.
  ///
  /// NetCDF tells it so in the thread of its first call only, but a thread-safe HDF5 has a setting
  /// for each thread, and prints pages even where a missing attribute is no error at all.
  private static func silenceHDF5() { _ = setErrorPrinting?(0, nil, nil) }

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

/// A failure of the NetCDF library: what could not be done and why.
public struct NetCDFError: Error, Equatable, CustomStringConvertible {
  /// The library's error code: negative for its own, positive for the system's.
  public let code: Int32
  /// What could not be done.
  public let action: String
  /// The library's own words.
  public let reason: String

  /// The message: problem (why) suggestion.
  public var description: String { "could not \(action) (\(reason)); \(suggestion)" }

  private var suggestion: String {
    switch code {
    case 2: "check the name of the file"
    case 13: "check who may read the file"
    case -51, -101: "check that the file is a NetCDF-4 file and complete"
    default: "this is a fault of the program or of its libraries: please report it"
    }
  }
}
