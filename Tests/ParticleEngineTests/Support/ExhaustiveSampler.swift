import Collisions
import RandomStreams

/// Gives every collision of a list, whatever it is asked for: the mean operator without noise.
struct ExhaustiveSampler: CollisionSampler {
  let list: FiniteSampler
  var process: CollisionProcess { list.process }
  let numbersPerSample = 0
  /// The number of samples to ask for.
  var count: Int { list.rows.count }

  func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    precondition(count == list.rows.count, "ask for all")
    batch = list.rows
  }
}
