internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Writes whole files so that a reader sees either the old one or the new one, never a part.
public enum AtomicFile {
  /// Writes `bytes` to `path`, replacing a file of that name only when everything is on the disk.
  ///
  /// The bytes go to a temporary name in the same folder, are synchronized with the disk, and the
  /// file is renamed. A failure leaves no half file behind and a previous file as it was.
  ///
  /// - Throws: ``FileError``.
  public static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    try Array(bytes).withUnsafeBytes { try write([$0], to: path) }
  }

  /// Writes pieces, one behind the other, in the same way.
  ///
  /// - Throws: ``FileError``.
  static func write(_ pieces: [UnsafeRawBufferPointer], to path: String) throws {
    let action = "write \(path)"
    try refuseWhatIsNoFile(path, action)
    let unique = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let temporary = "\(path).\(unique).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(action) }
    do {
      try complete(descriptor, pieces, action)
      guard rename(temporary, path) == 0 else { throw FileError(action) }
    } catch {
      unlink(temporary)
      throw error
    }
    synchronizeFolder(of: path)
  }

  /// Writes `text` in UTF-8 to `path` in the same way.
  ///
  /// - Throws: ``FileError``.
  public static func write(_ text: String, to path: String) throws {
    try write(text.utf8, to: path)
  }

  /// Gives a file another name, replacing a file that has it.
  ///
  /// - Throws: ``FileError``.
  static func move(_ path: String, to other: String) throws(FileError) {
    let action = "write \(other)"
    try refuseWhatIsNoFile(path, action)
    guard rename(path, other) == 0 else { throw FileError(action) }
    synchronizeFolder(of: other)
  }

  /// Removes what processes that were killed while they wrote a file have left beside it.
  ///
  /// For who alone may write it.
  static func removeLeftovers(of path: String) {
    let file = URL(fileURLWithPath: path)
    let folder = file.deletingLastPathComponent().path
    let start = file.lastPathComponent + "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    // Between both there is no dot, but in leftovers of other files.
    for name in names where name.hasPrefix(start) && name.hasSuffix(".tmp") {
      let unique = name.dropFirst(start.count).dropLast(4)
      if !unique.isEmpty, !unique.contains(".") { unlink("\(folder)/\(name)") }
    }
  }

  /// Removes a file, if it is there.
  package static func remove(_ path: String) { unlink(path) }

  /// Renaming over a folder fails late and over a device (`/dev/null`) would replace it.
  private static func refuseWhatIsNoFile(
    _ path: String, _ action: String
  ) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw FileError(action, code: EISDIR)
    default: throw FileError(action: action, code: EINVAL, reason: "Not an ordinary file")
    }
  }

  /// Fills, synchronizes and closes an open file.
  private static func complete(
    _ descriptor: Int32, _ pieces: [UnsafeRawBufferPointer], _ action: String
  ) throws {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    for piece in pieces {
      var rest = piece
      while !rest.isEmpty {
        let count = writeBytes(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileError(action) }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      }
    }
    while fsync(descriptor) != 0 {
      guard errno == EINTR else { throw FileError(action) }
    }
    isOpen = false
    // Interrupted, it is closed all the same.
    guard close(descriptor) == 0 || errno == EINTR else { throw FileError(action) }
  }

  /// Makes the renaming itself durable; a file system that cannot is no reason to fail.
  private static func synchronizeFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

#if canImport(Glibc)
  private let writeBytes = Glibc.write
#else
  private let writeBytes = Darwin.write
#endif
