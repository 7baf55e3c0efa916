internal import CNetCDF

/// Reads a NetCDF-4 file, given as its bytes, back into a data set.
struct NetCDFReader: ~Copyable {
  private let file: Int32

  /// Returns what the bytes of a file hold.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file, known to be intact: the library trusts it.
  ///   - name: The name of the file, for messages.
  /// - Throws: ``NetCDFError``.
  static func read(_ bytes: [UInt8], name: String) throws -> Dataset {
    try bytes.withUnsafeBytes { buffer in
      // The library only reads, but takes a pointer to what it might change.
      nonisolated(unsafe) let memory = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
      return try NetCDF.serialized {
        let reader = try NetCDFReader(memory, size: buffer.count, name: name)
        return try reader.dataset()
      }
    }
  }

  private init(_ memory: UnsafeMutableRawPointer?, size: Int, name: String) throws {
    var file: Int32 = 0
    try NetCDF.check(nc_open_mem(name, NC_NOWRITE, size, memory, &file), "open \(name)")
    self.file = file
  }

  deinit { nc_close(file) }

  private borrowing func dataset() throws -> Dataset {
    var dimensions: Int32 = 0
    var variables: Int32 = 0
    var attributes: Int32 = 0
    try NetCDF.check(
      nc_inq(file, &dimensions, &variables, &attributes, nil), "list the contents of the file")
    var dataset = Dataset()
    for id in 0..<dimensions { dataset.add(try dimension(id)) }
    for index in 0..<attributes { dataset.attributes.append(try attribute(index, of: NC_GLOBAL)) }
    for id in 0..<variables { dataset.add(try variable(id, in: dataset)) }
    return dataset
  }

  private borrowing func dimension(_ id: Int32) throws -> Dataset.Dimension {
    var size = 0
    let name = try name { nc_inq_dim(file, id, $0, &size) }
    guard size >= 1 else {
      throw NetCDFError(code: -51, action: "read dimension \(name)", reason: "it has no points")
    }
    return Dataset.Dimension(name, size: size)
  }

  private borrowing func variable(_ id: Int32, in dataset: Dataset) throws -> DatasetVariable {
    var type: nc_type = 0
    var rank: Int32 = 0
    var axes = [Int32](repeating: 0, count: Int(NC_MAX_VAR_DIMS))
    var attributeCount: Int32 = 0
    let name = try name { nc_inq_var(file, id, $0, &type, &rank, &axes, &attributeCount) }
    let dimensions = axes.prefix(Int(rank)).map { dataset.dimensions[Int($0)] }
    let count = dimensions.reduce(1) { $0 * $1.size }
    var attributes: [Dataset.Attribute] = []
    for index in 0..<attributeCount { attributes.append(try attribute(index, of: id)) }
    // NaN is the fill value of every array of numbers: a fact of the format, not of the data.
    attributes.removeAll { $0.name == "_FillValue" }
    let longName = Self.remove("long_name", from: &attributes)
    let units = Self.remove("units", from: &attributes)
    return DatasetVariable(
      name, dimensions: dimensions.map(\.name),
      values: try values(of: name, type: type, count: count) { nc_get_var(file, id, $0) },
      longName: longName, units: units, attributes: attributes)
  }

  private static func remove(_ name: String, from attributes: inout [Dataset.Attribute]) -> String {
    guard let index = attributes.firstIndex(where: { $0.name == name }) else { return "" }
    return attributes.remove(at: index).values.texts?.first ?? ""
  }

  private borrowing func attribute(
    _ index: Int32, of variable: Int32
  ) throws -> Dataset.Attribute {
    var type: nc_type = 0
    var count = 0
    let name = try name { nc_inq_attname(file, variable, index, $0) }
    try NetCDF.check(nc_inq_att(file, variable, name, &type, &count), "read attribute \(name)")
    return Dataset.Attribute(
      name,
      try values(of: name, type: type, count: count) { nc_get_att(file, variable, name, $0) })
  }

  private borrowing func values(
    of name: String, type: nc_type, count: Int, get: (UnsafeMutableRawPointer?) -> Int32
  ) throws -> DatasetValues {
    func array<Element>(_ filler: Element) throws -> [Element] {
      var elements = [Element](repeating: filler, count: count)
      let status = elements.withUnsafeMutableBytes { get($0.baseAddress) }
      try NetCDF.check(status, "read \(name)")
      return elements
    }
    switch type {
    case NC_DOUBLE: return .real(try array(Double.nan))
    case NC_INT64: return .integer(try array(Int64(0)))
    case NC_UINT64: return .unsigned(try array(UInt64(0)))
    case NC_CHAR: return .text(String(decoding: try array(UInt8(0)), as: UTF8.self))
    case NC_STRING:
      var pointers = try array(UnsafeMutablePointer<CChar>?.none)
      defer { nc_free_string(count, &pointers) }
      return .text(pointers.map { $0.map { String(cString: $0) } ?? "" })
    default:
      throw NetCDFError(
        code: -45, action: "read \(name)", reason: "type \(type) is none that results use")
    }
  }

  private borrowing func name(_ get: (UnsafeMutablePointer<CChar>) -> Int32) throws -> String {
    var characters = [CChar](repeating: 0, count: Int(NC_MAX_NAME) + 1)
    let status = characters.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map(get) ?? NC_NOERR
    }
    try NetCDF.check(status, "read a name")
    return String(
      decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
