/// How far a run has come, for whoever asks while it goes on or after it was left: a small file beside its checkpoints.
public struct Standing: Sendable, Equatable {
  /// A point, or a seed of one, that is under way.
  public struct Task: Sendable, Equatable {
    /// What its checkpoint is called.
    public let name: String
    /// What it has found so far, in words.
    public var words: String
    /// The relative error so far; NaN if there is none.
    public var relativeError: Double
    /// Seconds that it will take, as far as it can tell; NaN if it cannot.
    public var secondsLeft: Double

    /// Notes where a task is.
    package init(name: String, words: String, relativeError: Double, secondsLeft: Double) {
      self.name = name
      self.words = words
      self.relativeError = relativeError
      self.secondsLeft = secondsLeft
    }
  }

  /// What is computed, in words.
  public var study: String
  /// Points, or seeds of points, in all.
  public var total: Int
  /// Those that are done.
  public var done: Int
  /// Those of them that were done since the run began or went on.
  public var doneHere: Int
  /// Those under way.
  public var active: [Task]
  /// Seconds since the run began or went on.
  public var seconds: Double

  /// Puts a standing together.
  package init(
    study: String, total: Int, done: Int, doneHere: Int, active: [Task], seconds: Double
  ) {
    self.study = study
    self.total = total
    self.done = done
    self.doneHere = doneHere
    self.active = active
    self.seconds = seconds
  }

  /// Seconds until the run is done, as far as can be told.
  ///
  /// What is left takes as long as what was done; of the only task of a run, it has its own word.
  public var secondsLeft: Double? {
    if total - done == 1, let own = active.first?.secondsLeft, own.isFinite { return own }
    guard doneHere > 0 else { return nil }
    return seconds * Double(total - done) / Double(doneHere)
  }
}

extension Standing {
  private static let heading = "CoulombDrag-standing-1"

  /// The standing as lines of words behind tabulators, which a person can read as well.
  package var text: String {
    var lines = [
      Self.heading, "study\t\(study)", "total\t\(total)", "done\t\(done)", "done here\t\(doneHere)",
      "seconds\t\(seconds)",
    ]
    lines += active.map { "task\t\($0.name)\t\($0.relativeError)\t\($0.secondsLeft)\t\($0.words)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Reads a standing; nil if the text is none.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    guard lines.first == [Self.heading] else { return nil }
    func value(_ name: String) -> String? { lines.first { $0.count == 2 && $0[0] == name }?[1] }
    guard let study = value("study"), let total = value("total").flatMap({ Int($0) }),
      let done = value("done").flatMap({ Int($0) }),
      let doneHere = value("done here").flatMap({ Int($0) }),
      let seconds = value("seconds").flatMap({ Double($0) })
    else { return nil }
    self.init(
      study: study, total: total, done: done, doneHere: doneHere,
      active: lines.compactMap { line in
        guard line.count == 5, line[0] == "task", let error = Double(line[2]),
          let left = Double(line[3])
        else { return nil }
        return Task(name: line[1], words: line[4], relativeError: error, secondsLeft: left)
      }, seconds: seconds)
  }
}
