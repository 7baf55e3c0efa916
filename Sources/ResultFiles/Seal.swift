/// The last bytes of every file of this program: a mark, the length and a hash of what comes before.
///
/// A file that was cut short, or of which a bit was lost, is recognized before any library looks into
/// it. Readers of NetCDF-4 ignore bytes behind the end of the data, so that other programs read a
/// sealed file as any other; a program that changes the file breaks the seal.
enum Seal {
  private static let mark = Array("dragseal".utf8)
  private static let size = 24

  /// The seal that goes behind `bytes`.
  static func seal(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
    mark + Self.bytes(of: UInt64(bytes.count)) + Self.bytes(of: XXHash64.hash(bytes))
  }

  /// Returns the bytes in front of the seal.
  ///
  /// - Throws: ``SealError`` when there is no seal or the bytes are not those that were sealed.
  static func open(_ sealed: [UInt8], path: String) throws(SealError) -> [UInt8] {
    let length = sealed.count - size
    guard length >= 0, sealed[length..<length + 8].elementsEqual(mark) else {
      throw SealError(path: path, damage: .noSeal)
    }
    let content = Array(sealed[..<length])
    guard sealed[(length + 8)..<(length + 16)].elementsEqual(bytes(of: UInt64(length))),
      sealed[(length + 16)...].elementsEqual(bytes(of: XXHash64.hash(content)))
    else { throw SealError(path: path, damage: .otherContent) }
    return content
  }

  private static func bytes(of number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

/// A result or checkpoint that is not as it was written.
public struct SealError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong.
  public enum Damage: Sendable, Equatable {
    /// There is no seal at the end.
    case noSeal
    /// The content is not the one that was sealed.
    case otherContent
  }

  /// The file.
  public let path: String
  /// What is wrong with it.
  public let damage: Damage

  /// The message: problem (why) suggestion.
  public var description: String {
    switch damage {
    case .noSeal:
      "could not read \(path) (it does not end as the files of this program do: it was cut short, "
        + "or another program wrote it); use the file as drag wrote it"
    case .otherContent:
      "could not read \(path) (its checksum is wrong: the file is damaged); use an intact copy"
    }
  }
}
