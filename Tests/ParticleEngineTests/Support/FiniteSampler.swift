import Collisions
import RandomStreams

/// Draws from a fixed list of collisions: its mean operator is known exactly, by enumeration.
struct FiniteSampler: CollisionSampler {
  let process: CollisionProcess
  let numbersPerSample = 1
  let rows: CollisionBatch

  /// Takes the list from another sampler.
  init(_ sampler: some CollisionSampler, count: Int, seed: UInt64) {
    process = sampler.process
    var batch = CollisionBatch(process: process, capacity: count)
    var stream = RandomStream(
      .philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: 0))
    sampler.sample(count, from: &stream, into: &batch)
    rows = batch
  }

  func sample(
    _ count: Int, from stream: inout RandomStream, into batch: inout CollisionBatch
  ) {
    for _ in 0..<count {
      let row = Int(stream.uniform() * Double(rows.count))
      let k = rows.momenta.map { $0[row] }
      if rows.arity == 2 {
        batch.append(
          in: SIMD2(k[0], k[1]), out: SIMD2(k[2], k[3]), weight: rows.weights[row])
      } else {
        batch.append(
          in: SIMD4(k[0], k[1], k[2], 0), out: SIMD4(k[3], k[4], k[5], 0),
          weight: rows.weights[row])
      }
    }
  }
}
