import ResultFiles

/// How a piece of a log is told from damage: a mark and its length before it, a hash behind it.
enum LogFrame {
  private static let mark = Array("dragnote".utf8)
  /// Bytes before a piece.
  static let head = 16
  /// Bytes around a piece.
  static let size = 24

  /// A piece with its frame.
  static func close(_ piece: [UInt8]) -> [UInt8] {
    mark + bytes(of: UInt64(piece.count)) + piece + bytes(of: XXHash64.hash(piece))
  }

  /// How long the piece is that these bytes begin; nil if they begin none.
  static func length(_ bytes: [UInt8]) -> Int? {
    guard bytes.count == head, bytes.starts(with: mark) else { return nil }
    return Int(exactly: number(bytes[8...]))
  }

  /// The piece in front of its hash; nil if it is damaged.
  static func open(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard bytes.count >= 8 else { return nil }
    let piece = bytes.dropLast(8)
    let hash = piece.withUnsafeBytes { XXHash64.hash($0) }
    return hash == number(bytes.suffix(8)) ? piece : nil
  }

  private static func bytes(of number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
