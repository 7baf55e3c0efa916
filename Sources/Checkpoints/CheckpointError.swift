import ResultFiles

/// A checkpoint that a run cannot go on from.
public enum CheckpointError: Error, Sendable, Equatable, CustomStringConvertible {
  /// There is none.
  case missing(path: String)
  /// The file is something else.
  case noCheckpoint(path: String)
  /// A version that draws other samples wrote it.
  case otherVersion(path: String, version: String)
  /// It is a folder with a file for each point, which versions before 1.0 kept.
  case olderFolder(path: String)
  /// A piece of it cannot be read.
  case damaged(path: String)
  /// A point of it belongs to another run.
  case otherRun(path: String, name: String, differences: [String])
  /// Its samples do not fit.
  case unusable(path: String, reason: String)

  /// Problem, reason, suggestion.
  public var description: String {
    switch self {
    case .missing(let path):
      "there is nothing to resume (\(path) holds no checkpoint); give the result file of the run that "
        + "was interrupted, or leave out --resume"
    case .noCheckpoint(let path):
      "could not resume from \(path) (it is not a checkpoint of this program, or of an older version); give the result file of the "
        + "run that was interrupted"
    case .otherVersion(let path, let version):
      "could not resume from \(path) (version \(version) wrote it, and \(packageVersion) draws other "
        + "samples); resume with that version, or start the run anew"
    case .olderFolder(let path):
      "could not resume from \(path) (it is a folder, as versions before 1.0 kept, instead of a file); resume with the version "
        + "that wrote it, or start the run anew"
    case .damaged(let path):
      "could not resume from \(path) (a checkpoint in it cannot be read); start the run anew"
    case .otherRun(let path, let name, let differences):
      "could not resume from \(path) (\(name) belongs to another run: "
        + "\(differences.joined(separator: "; "))); give the input it was made from, or start the run "
        + "anew"
    case .unusable(let path, let reason): "could not resume from \(path): \(reason)"
    }
  }
}
