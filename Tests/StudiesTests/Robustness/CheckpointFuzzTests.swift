import Checkpoints
import Foundation
import Input
import KineticOperator
import RandomStreams
import ResultFiles
import Studies
import TestFiles
import Testing

/// Checkpoints whose seal is right and whose content is not.
@Suite struct CheckpointFuzzTests {
  private static let isValidation = ProcessInfo.processInfo.environment["DRAG_VALIDATE"] != nil

  /// The same bytes cut short, or with some of them changed: anywhere, at the beginning where the facts are, or to a word
  /// that is none or a very large one.
  private static func mutated(
    _ whole: [UInt8], _ random: inout some RandomNumberGenerator
  ) -> ArraySlice<UInt8> {
    var bytes = whole
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return bytes.prefix(place)
    case 1: bytes[place] = .random(in: 0...255, using: &random)
    case 2: bytes[place % 100] = .random(in: 0...255, using: &random)
    case 3:
      let byte: UInt8 = Bool.random(using: &random) ? 0xff : 0
      for index in place..<min(place + 8, bytes.count) { bytes[index] = byte }
    default: bytes.removeSubrange(place..<min(place + 8, bytes.count))
    }
    return bytes[...]
  }

  @Test func `a checkpoint with other content is refused or restored, never trusted blindly`()
    throws
  {
    let plan = try RunPlan(Configurations.pairs(stop: .samples(4096)))
    func fresh() -> OperatorAssembler {
      OperatorAssembler(
        basis: plan.basis, samplers: plan.samplers,
        streams: BlockStreams(seed: 1, blockSize: 4), threads: 1)
    }
    let assembler = fresh()
    assembler.runRound()
    let identity = RunIdentity(lines: ["engine: operator", "seed: 1"])
    let whole = Checkpoint(
      identity: identity, stage: .sampling,
      records: [
        .init(key: "forms", isAnswer: false, words: try WordEncoder.words(of: assembler.state))
      ], seconds: 1)
    let piece = whole.piece("point-1")
    #expect(try Checkpoint(piece[...], path: "p", of: identity) == whole)
    var random = SplitMix(state: 3)
    var (refused, restored) = (0, 0)
    for _ in 0..<(Self.isValidation ? 20_000 : 300) {
      do {
        let checkpoint = try Checkpoint(Self.mutated(piece, &random), path: "p", of: identity)
        // As an evaluation does it; other keys and no records begin anew.
        for record in checkpoint.records where record.key == "forms" && !record.isAnswer {
          let state = try WordDecoder.value(AssemblerState.self, from: record.words)
          try fresh().restore(state)
        }
        restored += 1
      } catch {
        refused += 1
        #expect(
          error is CheckpointError || error is AssemblerStateError || error is DecodingError,
          "\(error)")
      }
    }
    // Changes of the circumstances, or of one number to another, cannot be told.
    #expect(refused > 50 && restored > 50)
  }
}
