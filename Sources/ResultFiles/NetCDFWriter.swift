internal import CNetCDF

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Turns a data set into the bytes of a NetCDF-4 file, in memory.
///
/// The library never touches the disk while it writes. Seen on a full disk: closing fails with an
/// error that names no cause, and HDF5 keeps the file open, so that later files of that inode cannot
/// be created either ("Permission denied"). `AtomicFile` writes the bytes instead. The price: sizes
/// are multiples of 64 kB, and variables are stored by name.
struct NetCDFWriter: ~Copyable {
  private let file: Int32

  /// Lends the bytes of a NetCDF-4 file that holds `dataset`, of which nothing is kept longer than it is needed.
  ///
  /// - Throws: ``NetCDFError``, and what `body` throws.
  static func withBytes(
    of dataset: consuming Dataset, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var rest = dataset
    let image = try NetCDF.serialized {
      let writer = try NetCDFWriter()
      do {
        try writer.write(&rest)
      } catch {
        nc_abort(writer.file)
        throw error
      }
      return try writer.close()
    }
    defer { free(image.memory) }
    try body(UnsafeRawBufferPointer(start: image.memory, count: image.size))
  }

  private init() throws {
    var file: Int32 = 0
    // The name is only a label: the file lives in memory.
    try NetCDF.check(
      nc_create_mem("result", NC_NETCDF4 | NC_CLOBBER, 1 << 16, &file), "create a result")
    self.file = file
  }

  /// The bytes, which the caller frees.
  private consuming func close() throws -> Image {
    var image = NC_memio()
    try NetCDF.check(nc_close_memio(file, &image), "complete a result")
    return Image(memory: image.memory, size: image.size)
  }

  /// The bytes of a file, on their way to whoever writes them.
  private struct Image: @unchecked Sendable {
    let memory: UnsafeMutableRawPointer?
    let size: Int
  }

  private borrowing func write(_ dataset: inout Dataset) throws {
    var dimensions: [String: Int32] = [:]
    for dimension in dataset.dimensions {
      var id: Int32 = 0
      try NetCDF.check(
        nc_def_dim(file, dimension.name, dimension.size, &id),
        "define dimension \(dimension.name)")
      dimensions[dimension.name] = id
    }
    for attribute in dataset.attributes { try write(attribute, of: NC_GLOBAL) }
    while let variable = dataset.takeFirst() {
      try write(variable, along: variable.dimensions.compactMap { dimensions[$0] })
    }
  }

  private borrowing func write(_ variable: DatasetVariable, along dimensions: [Int32]) throws {
    let name = variable.name
    var id: Int32 = 0
    try NetCDF.check(
      nc_def_var(
        file, name, variable.values.netCDFType, Int32(dimensions.count), dimensions, &id),
      "define variable \(name)")
    if case .real = variable.values {
      var missing = Double.nan
      try NetCDF.check(
        nc_def_var_fill(file, id, NC_FILL, &missing), "set the fill value of \(name)")
    }
    try write(.init("long_name", .text(variable.longName)), of: id)
    if !variable.units.isEmpty { try write(.init("units", .text(variable.units)), of: id) }
    for attribute in variable.attributes { try write(attribute, of: id) }
    let status =
      switch variable.values {
      case .real(let values): nc_put_var_double(file, id, values)
      case .integer(let values): nc_put_var_longlong(file, id, values.map { CLongLong($0) })
      case .unsigned(let values):
        nc_put_var_ulonglong(file, id, values.map { CUnsignedLongLong($0) })
      case .text(let values): withCStrings(values) { nc_put_var_string(file, id, $0) }
      }
    try NetCDF.check(status, "write variable \(name)")
  }

  /// The longest text that is written as characters.
  ///
  /// HDF5 has 64 kB for the header of an object, in which they are stored. A string is stored elsewhere.
  private static let longestCharacters = 16_384

  private borrowing func write(_ attribute: Dataset.Attribute, of variable: Int32) throws {
    let name = attribute.name
    let count = attribute.values.count
    let type = attribute.values.netCDFType
    let status =
      switch attribute.values {
      case .real(let values): nc_put_att_double(file, variable, name, type, count, values)
      case .integer(let values):
        nc_put_att_longlong(file, variable, name, type, count, values.map { CLongLong($0) })
      case .unsigned(let values):
        nc_put_att_ulonglong(
          file, variable, name, type, count, values.map { CUnsignedLongLong($0) })
      case .text(let values) where count == 1 && values[0].utf8.count <= Self.longestCharacters:
        // A single text as characters: the form that every reader of NetCDF knows.
        nc_put_att_text(file, variable, name, values[0].utf8.count, values[0])
      case .text(let values):
        withCStrings(values) { nc_put_att_string(file, variable, name, count, $0) }
      }
    try NetCDF.check(status, "write attribute \(name)")
  }
}

extension DatasetValues {
  fileprivate var netCDFType: nc_type {
    switch self {
    case .real: NC_DOUBLE
    case .integer: NC_INT64
    case .unsigned: NC_UINT64
    case .text: NC_STRING
    }
  }
}

/// Lends `texts` as an array of C strings.
private func withCStrings(
  _ texts: [String], _ body: (UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32
) -> Int32 {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  var pointers = copies.map { $0.map { UnsafePointer($0) } }
  return pointers.withUnsafeMutableBufferPointer { buffer in
    buffer.baseAddress.map(body) ?? NC_NOERR
  }
}
