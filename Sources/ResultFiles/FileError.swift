/// A file that could not be read or written: what, why, and what to do about it.
public struct FileError: Error, Equatable, CustomStringConvertible {
  /// What could not be done, with the name of the file.
  public let action: String
  /// The system's error number.
  public let code: Int32
  /// The system's own words for it.
  public let reason: String

  /// The message: problem (why) suggestion.
  public var description: String { "could not \(action) (\(reason)); \(suggestion)" }
}

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FileError {
  /// Creates the error for the last failed call of the system, or for another error number.
  init(_ action: String, code: Int32 = errno) {
    self.init(action: action, code: code, reason: String(cString: strerror(code)))
  }

  private var suggestion: String {
    action.hasPrefix("read ") ? suggestionForReading : suggestionForWriting
  }

  private var suggestionForReading: String {
    switch code {
    case EACCES, EPERM: "check who may read the file"
    case EISDIR: "give the name of a file"
    default: "check the name of the file"
    }
  }

  private var suggestionForWriting: String {
    switch code {
    case ENOENT: "make the folder first, or correct the name"
    case ENOTDIR: "a part of the path is a file; choose another path"
    case EACCES, EPERM, EROFS: "choose a folder that you may write to"
    case ENOSPC, EDQUOT: "free some space, or choose another disk"
    case EISDIR: "the name belongs to a folder; choose another name"
    case ENAMETOOLONG: "choose a shorter name"
    default: "choose another place"
    }
  }
}
