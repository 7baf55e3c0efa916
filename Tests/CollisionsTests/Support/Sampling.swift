import Collisions
import RandomStreams
import Statistics

/// The stream of one block of a test.
func testStream(seed: UInt64, block: UInt32 = 0) -> RandomStream {
  RandomStream(.philox4x32, at: StreamAddress(seed: seed, purpose: .test, block: block))
}

extension CollisionSampler {
  /// The rows of a number of samples from a fixed stream.
  func rows(_ samples: Int, seed: UInt64, block: UInt32 = 0) -> CollisionBatch {
    var batch = CollisionBatch(process: process, capacity: 4 * samples)
    var stream = testStream(seed: seed, block: block)
    sample(samples, from: &stream, into: &batch)
    return batch
  }

  /// The forms Q(g, g) of some trials, each with its error from 32 batches.
  func forms(_ trials: [TrialPair], samples: Int, seed: UInt64) throws -> [Estimate] {
    let batches = 32
    let perBatch = samples / batches
    var values = trials.map { _ in [Double]() }
    for block in 0..<batches {
      let batch = rows(perBatch, seed: seed, block: UInt32(block))
      for (index, trial) in trials.enumerated() {
        values[index].append(batch.form(trial) / Double(perBatch))
      }
    }
    return try values.map { try BatchMeans($0).estimate }
  }

  /// The form Q(g, g) of one trial.
  func form(_ trial: TrialPair, samples: Int, seed: UInt64) throws -> Estimate {
    try forms([trial], samples: samples, seed: seed)[0]
  }
}

extension CollisionBatch {
  /// The sum of weight (D g)^2 over all rows.
  func form(_ trial: TrialPair) -> Double {
    var sum = 0.0
    for row in 0..<count {
      let difference = self.difference(trial, row: row)
      sum += weights[row] * difference * difference
    }
    return sum
  }

  /// D g of one row, read from the columns.
  func difference(_ trial: TrialPair, row: Int) -> Double {
    var sum = 0.0
    for leg in 0..<arity {
      let wire = process.wires[leg]
      sum += trial(wire, momenta[arity + leg][row]) - trial(wire, momenta[leg][row])
    }
    return sum
  }
}
