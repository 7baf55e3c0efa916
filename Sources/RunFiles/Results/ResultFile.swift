/// Results on disk: self-describing NetCDF-4 files, written whole or not at all.
public enum ResultFile {
  /// Writes `dataset` to a NetCDF-4 file at `path`.
  ///
  /// A failure leaves no half file behind and a previous file as it was. Safe to call from any
  /// thread.
  ///
  /// - Throws: ``FileError`` when the place cannot be written, ``NetCDFError`` when the data set
  ///   cannot be expressed (a name that NetCDF does not allow, say).
  public static func write(_ dataset: Dataset, to path: String) throws {
    try AtomicFile.write(NetCDFWriter.bytes(of: dataset), to: path)
  }

  /// Reads a data set back from a NetCDF-4 file.
  ///
  /// Safe to call from any thread.
  ///
  /// - Throws: ``NetCDFError`` when the file is missing, unreadable, cut short, or holds values of
  ///   a kind that results never have.
  public static func read(_ path: String) throws -> Dataset { try NetCDFReader.read(path) }
}
