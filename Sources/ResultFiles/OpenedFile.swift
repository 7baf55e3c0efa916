#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An ordinary file that is read here and there; whoever writes it is not disturbed.
package final class OpenedFile {
  /// Its name.
  package let path: String
  /// How many bytes it had when it was opened.
  package let size: Int
  private let descriptor: Int32

  /// Opens a file.
  /// - Throws: ``FileError``.
  package init(_ path: String) throws(FileError) {
    self.path = path
    // A pipe without a writer would block.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError("read \(path)") }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileError("read \(path)", code: code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw FileError(
        action: "read \(path)", code: EINVAL, reason: "Not an ordinary file")
    }
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads bytes, as many of them as there are.
  /// - Throws: ``FileError``.
  package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    try BinaryFile.read(descriptor, at: offset, count: count, path)
  }
}
