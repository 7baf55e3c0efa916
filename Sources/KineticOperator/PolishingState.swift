/// What a polishing stage has gathered so far, exactly.
public struct PolishingState: Sendable, Equatable, Codable {
  /// Blocks per batch of each process.
  public let blocks: [Int]
  /// Sums of weight (D g)^2: `sums[process][batch]`.
  public let sums: [[Double]]

  /// Puts a state together; `PolishingStage.restore` checks it.
  public init(blocks: [Int], sums: [[Double]]) {
    self.blocks = blocks
    self.sums = sums
  }
}
