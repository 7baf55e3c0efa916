#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads text that a user wrote, trusting nothing about it.
enum TextFile {
  /// What is wrong with a file or its characters.
  struct Mistake: Error {
    /// The place, or none when the file cannot be read at all.
    var position: InputPosition?
    let problem: String
    let reason: String
    let suggestion: String
  }

  /// Returns the text of a file.
  ///
  /// - Throws: ``Mistake`` when the file cannot be read, is larger than `limit` bytes, or is no
  ///   text in UTF-8.
  static func read(_ path: String, limit: Int) throws(Mistake) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(errno) }
    defer { close(descriptor) }
    return try read(descriptor, limit: limit)
  }

  /// Returns the text of an open file, from where it stands to its end.
  static func read(_ descriptor: Int32, limit: Int) throws(Mistake) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { readBytes(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(errno) }
      guard count > 0 else { return try text(bytes) }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw tooLarge(limit) }
    }
  }

  /// Returns whether there is a file that may be read.
  static func canBeOpened(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// Returns `bytes` as text without a byte order mark.
  ///
  /// - Throws: ``Mistake`` when they are not UTF-8 or contain control characters.
  static func text(_ bytes: [UInt8]) throws(Mistake) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      // Repairing keeps all that is valid before the first wrong byte, hence its position.
      let repaired = String(decoding: bytes, as: UTF8.self)
      throw Mistake(
        position: position(of: "\u{FFFD}", in: repaired), problem: "this is not text in UTF-8",
        reason: "input files are plain text", suggestion: "save the file as UTF-8 text")
    }
    try check(text)
    return withoutMark(text)
  }

  /// Returns `text` without the byte order mark that some editors put at its beginning.
  static func withoutMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Throws when `text` contains control characters: a sign of a file that is no text at all.
  static func check(_ text: String) throws(Mistake) {
    let control = text.unicodeScalars.first {
      $0.value < 0x20 && !["\n", "\r", "\t"].contains($0) || $0.value == 0x7f
    }
    guard let control else { return }
    throw Mistake(
      position: position(of: control, in: text),
      problem: "there is a control character (code \(control.value))",
      reason: "input files are plain text", suggestion: "save the file as UTF-8 text")
  }

  /// The mistake of a text above the limit.
  static func tooLarge(_ limit: Int) -> Mistake {
    Mistake(
      position: nil, problem: "the file is too large", reason: "up to \(limit) bytes are read",
      suggestion: "check the name of the file")
  }

  private static func unreadable(_ code: Int32) -> Mistake {
    Mistake(
      position: nil, problem: "the file cannot be read", reason: String(cString: strerror(code)),
      suggestion: "check the name of the file")
  }

  private static func position(of scalar: Unicode.Scalar, in text: String) -> InputPosition {
    let before = text.unicodeScalars.prefix { $0 != scalar }
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    return InputPosition(line: max(line.count, 1), column: (line.last?.count ?? 0) + 1)
  }
}

#if canImport(Glibc)
  private let readBytes = Glibc.read
#else
  private let readBytes = Darwin.read
#endif
