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

  private static func changed(
    _ values: DatasetValues, _ random: inout some RandomNumberGenerator
  ) -> DatasetValues {
    let wholes: [Int64] = [.min, -1, 0, 1, 511, 513, 1 << 40, .max]
    switch (values, Int.random(in: 0..<5, using: &random)) {
    case (_, 0): return .text("x\n\ny")
    case (_, 1): return .integer([])
    case (.real(var list), _):
      guard !list.isEmpty else { return .real([1]) }
      let extremes = [Double.nan, .infinity, -1, 0, 1e308]
      list[Int.random(in: 0..<list.count, using: &random)] =
        extremes.randomElement(using: &random) ?? 0
      return .real(list)
    case (.integer(var list), _):
      guard !list.isEmpty else { return .integer([1]) }
      list[Int.random(in: 0..<list.count, using: &random)] =
        wholes.randomElement(using: &random) ?? 0
      return .integer(list)
    default: return .unsigned([.max, .max])
    }
  }

  /// The same data set with one attribute or variable changed, or one left out.
  private static func mutated(
    _ data: Dataset, _ random: inout some RandomNumberGenerator
  ) -> Dataset {
    var result = Dataset()
    for dimension in data.dimensions { result.add(dimension) }
    result.attributes = data.attributes
    let attributeCount = data.attributes.count
    // Attributes as often as variables, of which there are fewer.
    let victim =
      Bool.random(using: &random)
      ? Int.random(in: 0..<attributeCount, using: &random)
      : attributeCount + Int.random(in: 0..<data.variables.count, using: &random)
    if victim < attributeCount {
      let old = data.attributes[victim]
      result.attributes[victim] = .init(old.name, changed(old.values, &random))
    }
    for (index, variable) in data.variables.enumerated() {
      if index + attributeCount != victim {
        result.add(variable)
        continue
      }
      let values = changed(variable.values, &random)
      // A variable of another length needs another dimension.
      let name = "other"
      result.add(.init(name, size: max(values.count, 1)))
      if values.count > 0 {
        result.add(
          DatasetVariable(
            variable.name, dimensions: [name], values: values, longName: "", units: ""))
      }
    }
    return result
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
    let data = try whole.dataset(provenance: .current(version: "x"))
    #expect(try Checkpoint(data, path: "p", of: identity) == whole)
    var random = SplitMix(state: 3)
    var (refused, restored) = (0, 0)
    for _ in 0..<(Self.isValidation ? 20_000 : 300) {
      do {
        let checkpoint = try Checkpoint(Self.mutated(data, &random), path: "p", of: identity)
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
