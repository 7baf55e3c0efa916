#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file that grows at its end: what was appended is there, or nothing of it counts.
///
/// A piece that could not be written whole is written over by the next one.
package final class AppendedFile {
  /// Its name.
  package private(set) var path: String
  /// The bytes that count.
  package private(set) var size: Int
  private let descriptor: Int32

  /// Makes an empty file; one of that name is emptied.
  /// - Throws: ``FileError``.
  package init(making path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    size = 0
    guard descriptor >= 0 else { throw FileError("write \(path)") }
  }

  /// Opens a file of which the first `size` bytes count; what is behind them is cut off.
  /// - Throws: ``FileError``.
  package init(goingOn path: String, size: Int) throws(FileError) {
    self.path = path
    self.size = size
    descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("write \(path)") }
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw FileError("write \(path)") }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Appends bytes, all or none.
  /// - Throws: ``FileError``.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(size + done))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = count < 0 ? errno : ENOSPC
        // A reader would stop here anyway.
        ftruncate(descriptor, off_t(size))
        throw FileError("write \(path)", code: code)
      }
      done += count
    }
    size += done
  }

  /// Reads bytes that were appended.
  /// - Throws: ``FileError``.
  package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    try BinaryFile.read(descriptor, at: offset, count: count, path)
  }

  /// Waits until all is on the disk.
  /// - Throws: ``FileError``: what was appended since the last time may be lost, even if it can be read.
  package func synchronize() throws(FileError) {
    while fsync(descriptor) != 0 {
      guard errno == EINTR else { throw FileError("write \(path)") }
    }
  }

  /// Takes the place of another file, all at once.
  /// - Throws: ``FileError``.
  package func move(to other: String) throws(FileError) {
    try AtomicFile.move(path, to: other)
    path = other
  }
}

extension BinaryFile {
  /// Reads bytes of an open file, as many as there are.
  static func read(
    _ descriptor: Int32, at offset: Int, count: Int, _ path: String
  ) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
      }
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw FileError("read \(path)") }
      if more == 0 { break }
      filled += more
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}
