internal import CNetCDF

/// Results on disk: self-describing NetCDF-4 files, written whole or not at all, and sealed.
///
/// A checksum behind the data tells a damaged file from an intact one before any library reads it.
public enum ResultFile {
  /// The version of the NetCDF library that is loaded, such as 4.9.0.
  public static var libraryVersion: String {
    // What follows is the date of the library's build.
    let text = NetCDF.serialized { String(cString: nc_inq_libvers()) }
    return String(text.prefix { $0 != " " })
  }

  /// Writes `dataset` to a NetCDF-4 file at `path`.
  ///
  /// A failure leaves no half file behind and a previous file as it was. Safe to call from any
  /// thread.
  ///
  /// - Throws: ``FileError`` when the place cannot be written, ``NetCDFError`` when the data set
  ///   cannot be expressed (a name that NetCDF does not allow, say).
  public static func write(_ dataset: consuming Dataset, to path: String) throws {
    try NetCDFWriter.withBytes(of: dataset) { bytes in
      try Seal.seal(of: bytes).withUnsafeBytes { try AtomicFile.write([bytes, $0], to: path) }
    }
  }

  /// Reads a data set back from a NetCDF-4 file that ``write(_:to:)`` wrote.
  ///
  /// Safe to call from any thread.
  ///
  /// - Throws: ``FileError`` when the file cannot be read, ``SealError`` when it is cut short, damaged
  ///   or not of this program, ``NetCDFError`` when it holds values of a kind that results never have.
  public static func read(_ path: String) throws -> Dataset {
    try NetCDFReader.read(Seal.open(BinaryFile.read(path), path: path), name: path)
  }
}
