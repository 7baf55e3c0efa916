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
