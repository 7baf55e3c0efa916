#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads whole files of bytes.
enum BinaryFile {
  /// The largest file that is read, in bytes: more than any checkpoint can be.
  static let largestSize = 64 << 30

  /// Returns the bytes of the ordinary file at `path`.
  ///
  /// - Throws: ``FileError``.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let action = "read \(path)"
    // A pipe without a writer would block.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(action) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(action) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw FileError(action, code: EISDIR)
    default: throw FileError(action: action, code: EINVAL, reason: "Not an ordinary file")
    }
    guard status.st_size <= largestSize else { throw FileError(action, code: EFBIG) }
    return try content(descriptor, size: Int(status.st_size), action)
  }

  private static func content(
    _ descriptor: Int32, size: Int, _ action: String
  ) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = bytes.withUnsafeMutableBytes { buffer in
        readBytes(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(action) }
      if count == 0 { break }
      filled += count
    }
    // A file that shrinks while it is read is cut short.
    bytes.removeLast(size - filled)
    return bytes
  }
}

#if canImport(Glibc)
  private let readBytes = Glibc.read
#else
  private let readBytes = Darwin.read
#endif
