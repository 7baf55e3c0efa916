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
