import Checkpoints
import KineticOperator
import ResultFiles

/// What a checkpoint of the operator engine holds: as its evaluation writes it, read by its own rules.
struct KeptForms: Codable {
  private let samples: AssemblerState
  private let polishing: PolishingState?
  private let isPolishingRefused: Bool

  /// Rounds of samples.
  var rounds: Int { samples.rounds }
  /// Whether there are scalar samples as well.
  var isPolishing: Bool { polishing != nil }

  /// Reads the checkpoint of a point.
  init(_ path: String) throws {
    let data = try ResultFile.read(path)
    let lines = data.attribute("identity")?.texts?.first?.split(separator: "\n").map(String.init)
    let checkpoint = try Checkpoint(data, path: path, of: RunIdentity(lines: lines ?? []))
    self = try WordDecoder.value(Self.self, from: checkpoint.records[0].words)
  }
}
