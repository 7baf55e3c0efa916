import ResultFiles

/// A point that was left while it was being computed, or after: all that is needed to go on.
package struct Checkpoint: Sendable, Equatable {
  /// How far the point had come.
  package enum Stage: String, Sendable {
    /// More was wanted.
    case sampling
    /// The answer was good enough.
    case finished
  }

  /// What came of a point that is finished.
  package struct Answer: Sendable, Equatable {
    /// What was asked: for anything else it is no answer.
    package let question: UInt64
    /// The answer, as whoever asked has packed it.
    package let bytes: [UInt8]
  }

  /// What the evaluations depend on.
  package let identity: RunIdentity
  /// How far the point had come.
  package let stage: Stage
  /// The evaluations; those of a point whose answer is known are kept on request only.
  package let records: [EvaluationLog.Record]
  /// What came of it, where answers are kept.
  package let answer: Answer?
  /// Seconds of work that went into it.
  package let seconds: Double

  /// Puts a checkpoint together.
  package init(
    identity: RunIdentity, stage: Stage, records: [EvaluationLog.Record], answer: Answer? = nil,
    seconds: Double
  ) {
    self.identity = identity
    self.stage = stage
    self.records = records
    self.answer = answer
    self.seconds = seconds
  }
}

extension Checkpoint {
  /// The rules that checkpoints follow; a reader of other rules refuses the file.
  package static let conventions = "CoulombDrag-checkpoint-3"

  /// The generation of samples, raised by every change of what a seed draws or of what evaluations keep.
  ///
  /// A version of the same generation goes on from a checkpoint to the bits that the older one would have reached.
  package static let generation: Int64 = 2

  /// The checkpoint as a piece of a log: every number to the bit.
  package func piece(_ name: String) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(LogIndex.Kind.checkpoint.rawValue)
    writer.add(name)
    writer.add(stage.rawValue)
    writer.add(identity.lines)
    writer.add(seconds)
    writer.add(answer == nil ? 0 : 1)
    if let answer {
      writer.add(answer.question)
      writer.add(answer.bytes)
    }
    writer.add(records.count)
    for record in records {
      writer.add(record.key)
      writer.add(record.isAnswer ? 1 : 0)
      writer.add(words: record.words)
    }
    return writer.bytes
  }

  /// Reads a checkpoint back.
  /// - Throws: `CheckpointError` if it is one of another run, or can not be read.
  package init(
    _ piece: ArraySlice<UInt8>, path: String, of identity: RunIdentity?
  ) throws(CheckpointError) {
    var reader = PackedReader(piece)
    let name: String
    do throws(PackedReader.Mistake) {
      (name, self) = try Self.read(&reader)
    } catch {
      throw .damaged(path: path)
    }
    let differences = identity?.differences(from: self.identity) ?? []
    guard differences.isEmpty else {
      throw .otherRun(path: path, name: name, differences: differences)
    }
  }

  private static func read(
    _ reader: inout PackedReader
  ) throws(PackedReader.Mistake) -> (String, Checkpoint) {
    _ = try reader.number()
    let name = try reader.text()
    guard let stage = Stage(rawValue: try reader.text()) else { throw PackedReader.Mistake() }
    let identity = RunIdentity(lines: try reader.texts())
    let seconds = try reader.real()
    var answer: Answer?
    if try reader.number() == 1 {
      let question = try reader.number()
      answer = Answer(question: question, bytes: Array(try reader.content()))
    }
    var records: [EvaluationLog.Record] = []
    for _ in 0..<(try reader.count()) {
      let key = try reader.text()
      let isAnswer = try reader.number() == 1
      records.append(.init(key: key, isAnswer: isAnswer, words: try reader.words()))
    }
    return (
      name,
      Checkpoint(
        identity: identity, stage: stage, records: records, answer: answer, seconds: seconds)
    )
  }
}
