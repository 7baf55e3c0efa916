package import ResultFiles

/// A point that was left while it was being computed, or after: all that is needed to go on.
package struct Checkpoint: Sendable, Equatable {
  /// How far the point had come.
  package enum Stage: String, Sendable {
    /// More was wanted.
    case sampling
    /// The answer was good enough.
    case finished
  }

  /// What the evaluations depend on.
  package let identity: RunIdentity
  /// How far the point had come.
  package let stage: Stage
  /// The evaluations.
  package let records: [EvaluationLog.Record]
  /// Seconds of work that went into them.
  package let seconds: Double

  /// Puts a checkpoint together.
  package init(
    identity: RunIdentity, stage: Stage, records: [EvaluationLog.Record], seconds: Double
  ) {
    self.identity = identity
    self.stage = stage
    self.records = records
    self.seconds = seconds
  }
}

extension Checkpoint {
  /// The rules that checkpoints follow; a reader of other rules refuses the file.
  package static let conventions = "CoulombDrag-checkpoint-2"

  /// The generation of samples, raised by every change of what a seed draws or of what evaluations keep.
  ///
  /// A version of the same generation goes on from a checkpoint to the bits that the older one would have reached.
  static let generation: Int64 = 1

  /// The checkpoint as a data set: every number to the bit.
  package func dataset(provenance: Provenance) throws -> Dataset {
    let words = try WordEncoder.words(of: records)
    var data = Dataset()
    data.attributes = [
      .init("Conventions", .text(Self.conventions)), .init("version", .text(packageVersion)),
      .init("generation", .integer([Self.generation])),
      .init("identity", .text(identity.lines.joined(separator: "\n"))),
      .init("stage", .text(stage.rawValue)), .init("seconds", .real(seconds)),
    ]
    data.attributes += provenance.attributes.filter { $0.name != "version" }
    data.add(.init("word", size: words.count))
    data.add(
      DatasetVariable(
        "evaluations", dimensions: ["word"], values: .integer(words),
        longName: "what was evaluated, numbers as bits", units: "1"))
    return data
  }

  /// Reads a checkpoint back.
  /// - Throws: `CheckpointError` if the data set is none of this generation, of another run, or lacks something.
  package init(
    _ data: Dataset, path: String, of identity: RunIdentity
  ) throws(CheckpointError) {
    func text(_ name: String) throws(CheckpointError) -> String {
      guard let text = data.attribute(name)?.texts?.first else {
        throw .incomplete(path: path, missing: name)
      }
      return text
    }
    guard data.attribute("Conventions")?.texts == [Self.conventions] else {
      throw .noCheckpoint(path: path)
    }
    let version = try text("version")
    guard data.attribute("generation")?.integers == [Self.generation] else {
      throw .otherVersion(path: path, version: version)
    }
    // Before the evaluations are read: those of another run may be of another kind.
    let found = RunIdentity(lines: try text("identity").split(separator: "\n").map(String.init))
    let differences = identity.differences(from: found)
    guard differences.isEmpty else { throw .otherRun(path: path, differences: differences) }
    guard let stage = Stage(rawValue: try text("stage")) else {
      throw .incomplete(path: path, missing: "stage")
    }
    guard let seconds = data.attribute("seconds")?.reals?.first, seconds >= 0 else {
      throw .incomplete(path: path, missing: "seconds")
    }
    guard let words = data["evaluations"]?.values.integers,
      let records = try? WordDecoder.value([EvaluationLog.Record].self, from: words)
    else { throw .incomplete(path: path, missing: "evaluations that can be read") }
    self.init(identity: found, stage: stage, records: records, seconds: seconds)
  }
}
