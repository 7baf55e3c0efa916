import Checkpoints
import KineticOperator

/// What a checkpoint of the operator engine holds: as its evaluation writes it, read by its own rules.
struct KeptForms: Codable {
  private let samples: AssemblerState
  private let polishing: PolishingState?
  private let isPolishingRefused: Bool

  /// Rounds of samples.
  var rounds: Int { samples.rounds }
  /// Whether there are scalar samples as well.
  var isPolishing: Bool { polishing != nil }

  struct Missing: Error {}

  /// Reads the checkpoint of the first point of a run.
  init(ofResult path: String) throws {
    let file = CheckpointFile(besideResult: path)
    guard let record = try file.checkpoint("point-1")?.records.first else { throw Missing() }
    self = try WordDecoder.value(Self.self, from: record.words)
  }
}
