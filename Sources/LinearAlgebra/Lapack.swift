import CLAPACKE
import Foundation

/// A linear algebra routine that refused its input.
public struct LapackError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The routine.
  public let routine: String
  /// Its `info`.
  public let info: Int

  /// Names the routine and what it answered.
  package init(routine: String, info: Int) {
    self.routine = routine
    self.info = info
  }

  /// Problem, reason, suggestion.
  public var description: String {
    "\(routine) failed with info = \(info) (the matrix is singular or not finite); "
      + "draw more samples or use a coarser basis"
  }
}

/// The library behind the routines of this module.
public enum LinearAlgebraLibrary {
  /// The version of LAPACK that is loaded, and OpenBLAS with its kernel where it is that: `3.11.0, OpenBLAS 0.3.21 ...`.
  public static var version: String {
    var (major, minor, patch) = (Int32(0), Int32(0), Int32(0))
    LAPACKE_ilaver(&major, &minor, &patch)
    let lapack = "\(major).\(minor).\(patch)"
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "openblas_get_config") else { return lapack }
    typealias Configuration = @convention(c) () -> UnsafePointer<CChar>?
    guard let text = unsafeBitCast(symbol, to: Configuration.self)() else { return lapack }
    return "\(lapack), \(String(cString: text).split(separator: " ").joined(separator: " "))"
  }

  /// Leaves the library one thread: its sums depend on their number, and results must not.
  ///
  /// The routines of this module see to it themselves. A program that calls it first is spared the threads that OpenBLAS starts
  /// when it is loaded, each of which keeps a core busy for some hundredths of a second, waiting for work.
  public static func useOneThread() { _ = isSingleThreaded }

  fileprivate static let isSingleThreaded: Bool = {
    let program = dlopen(nil, RTLD_NOW)
    guard let symbol = dlsym(program, "openblas_set_num_threads") else {
      // Another library: the reference LAPACK has no threads.
      return false
    }
    unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Void).self)(1)
    // It would start them anew if it were asked for more than one.
    if let symbol = dlsym(program, "blas_thread_shutdown_") {
      _ = unsafeBitCast(symbol, to: (@convention(c) () -> Int32).self)()
    }
    return true
  }()
}

/// The one door to LAPACK: every routine of this module is called through it.
enum Lapack {
  /// What a routine answers: negative for a bad argument, positive for a matrix that it cannot deal with.
  static func info(_ routine: () -> Int32) -> Int {
    LinearAlgebraLibrary.useOneThread()
    return Int(routine())
  }

  /// Calls a routine whose positive answers mean something to the caller.
  /// - Throws: `LapackError` for a negative answer: a matrix that is not finite.
  static func answer(
    _ name: String, _ routine: () -> Int32
  ) throws(LapackError) -> Int {
    let info = info(routine)
    guard info >= 0 else { throw LapackError(routine: name, info: info) }
    return info
  }

  /// Calls a routine that has to succeed.
  /// - Throws: `LapackError` if it does not.
  static func call(_ name: String, _ routine: () -> Int32) throws(LapackError) {
    let info = info(routine)
    guard info == 0 else { throw LapackError(routine: name, info: info) }
  }

  /// A one-letter option.
  static func letter(_ character: Unicode.Scalar) -> CChar { CChar(UInt8(ascii: character)) }
}
